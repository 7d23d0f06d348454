package dev.portico.kit.inbox;

import dev.portico.kit.sql.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Remembers handled events per consumer, in the same transaction as the handling. */
@ApplicationScoped
public class Inbox {

    // ON CONFLICT, not insert-and-catch: after any failed statement PostgreSQL aborts the transaction
    // and Hibernate's session is unusable.
    private static final Sql CLAIM = Sql.of(
            """
            insert into inbox (consumer, event_id) select :consumer, unnest(cast(:events as uuid[]))
            on conflict do nothing returning event_id
            """);

    /** Runs {@code work} unless {@code consumer} has already handled {@code eventId}. Needs a transaction. */
    public Uni<Void> once(String consumer, UUID eventId, Supplier<Uni<Void>> work) {
        return claim(consumer, List.of(eventId))
                .chain(claimed -> claimed.isEmpty() ? Uni.createFrom().voidItem() : work.get());
    }

    /** Those that {@code consumer} has not handled yet; from now on it has, if the transaction is committed. */
    Uni<Set<UUID>> claim(String consumer, List<UUID> events) {
        return CLAIM.with("consumer", consumer)
                .with("events", events.toArray(UUID[]::new))
                .column(UUID.class)
                .map(HashSet::new);
    }
}
