package dev.portico.kit.inbox;

import dev.portico.kit.sql.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;

/** Remembers handled events per consumer, in the same transaction as the handling. */
@ApplicationScoped
public class Inbox {

    // ON CONFLICT, not insert-and-catch: after any failed statement PostgreSQL aborts the transaction
    // and Hibernate's session is unusable.
    private static final Sql CLAIM =
            Sql.of("insert into inbox (consumer, event_id) values (:consumer, :event) on conflict do nothing");

    /** Runs {@code work} unless {@code consumer} has already handled {@code eventId}. Needs a transaction. */
    public Uni<Void> once(String consumer, UUID eventId, Supplier<Uni<Void>> work) {
        return claim(consumer, eventId)
                .chain(first -> first ? work.get() : Uni.createFrom().voidItem());
    }

    private static Uni<Boolean> claim(String consumer, UUID eventId) {
        return CLAIM.with("consumer", consumer).with("event", eventId).update().map(inserted -> inserted == 1);
    }
}
