package dev.portico.portal.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A bucket of tries for each key: full at first, filled again evenly over a period. Each replica has its own, so a limit holds
 * as often as there are replicas; it keeps scripts out, it is not a quota.
 */
public final class Buckets {

    private static final long MOST_KEYS = 100_000;

    private final int allowed;
    private final Duration period;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    /** @param allowed tries in a period, and at once */
    public Buckets(int allowed, Duration period, Clock clock) {
        this.allowed = allowed;
        this.period = period;
        this.time = new ClockTime(clock);
        // One that nobody took from for a period is full again: as good as a new one.
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterAccess(period)
                .build();
    }

    /** Takes one try. Empty when there was one, else how long until there is one again. */
    public Optional<Duration> take(String key) {
        var taken = buckets.get(key, unknown -> full()).tryConsumeAndReturnRemaining(1);
        return taken.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(taken.getNanosToWaitForRefill()));
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(allowed).refillGreedy(allowed, period))
                .withCustomTimePrecision(time)
                .build();
    }

    private record ClockTime(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
