package dev.portico.portal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class BucketsTest {

    private final Watch watch = new Watch();
    private final Buckets buckets = new Buckets(5, Duration.ofHours(1), watch);

    @Test
    void soManyAtOnceAndNotOneMore() {
        takeAll("robin");

        assertThat(buckets.take("robin")).contains(Duration.ofMinutes(12));
    }

    @Test
    void afterItsPartOfThePeriodThereIsOneAgain() {
        takeAll("robin");

        watch.now = watch.now.plus(Duration.ofMinutes(12)).minusMillis(1);
        assertThat(buckets.take("robin")).contains(Duration.ofMillis(1));
        watch.now = watch.now.plusMillis(1);
        assertThat(buckets.take("robin")).isEmpty();
        assertThat(buckets.take("robin")).isPresent();
    }

    @Test
    void aWholePeriodFillsIt() {
        takeAll("robin");

        watch.now = watch.now.plus(Duration.ofHours(3));
        takeAll("robin");
        assertThat(buckets.take("robin")).isPresent();
    }

    @Test
    void oneKeyTakesNothingFromAnother() {
        takeAll("robin");

        assertThat(buckets.take("alex")).isEmpty();
    }

    private void takeAll(String key) {
        for (var i = 0; i < 5; i++) {
            assertThat(buckets.take(key)).isEmpty();
        }
    }

    private static final class Watch extends Clock {

        private Instant now = Instant.parse("2026-11-20T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
