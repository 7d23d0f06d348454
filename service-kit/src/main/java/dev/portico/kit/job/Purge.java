package dev.portico.kit.job;

import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.AllMerchantsTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Forgets what can't come back: inbox rows older than the topics keep events (90 days, plus a margin), idempotency keys
 * after a month, dead letters when their topics have forgotten them (90 days), replayed or not.
 */
@ApplicationScoped
class Purge {

    private static final Duration INBOX = Duration.ofDays(100);
    private static final Duration KEYS = Duration.ofDays(30);
    private static final Duration DEAD_LETTERS = Duration.ofDays(90);

    private static final Sql OLD_EVENTS =
            Sql.of("delete from inbox where handled_at < cast(cast(:before as text) as timestamptz)");
    private static final Sql OLD_KEYS =
            Sql.of("delete from idempotency_key where created_at < cast(cast(:before as text) as timestamptz)");
    private static final Sql OLD_LETTERS =
            Sql.of("delete from dead_letter where dead_at < cast(cast(:before as text) as timestamptz)");

    private final Clock clock;

    Purge(Clock clock) {
        this.clock = clock;
    }

    @Scheduled(every = "6h", delayed = "5m", concurrentExecution = ConcurrentExecution.SKIP)
    @AllMerchantsTransaction
    public Uni<Void> run() {
        var now = clock.instant();
        return delete(OLD_EVENTS, now.minus(INBOX))
                .chain(() -> delete(OLD_KEYS, now.minus(KEYS)))
                .chain(() -> delete(OLD_LETTERS, now.minus(DEAD_LETTERS)));
    }

    private static Uni<Void> delete(Sql old, Instant before) {
        return old.with("before", before.toString()).update().replaceWithVoid();
    }
}
