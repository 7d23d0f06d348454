package dev.portico.orderedit.policy;

import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.Timers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells anew what customers may do with the orders still open in their window, after a setting has changed. The work is a
 * durable timer that goes through the orders in chunks and remembers where it is.
 */
@ApplicationScoped
public class Republications {

    static final String KIND = "republish-orders";

    private static final Sql START = Sql.of(
            """
            insert into republication (merchant, last_id, started_at)
            values (:merchant, null, cast(cast(:now as text) as timestamptz))
            on conflict (merchant) do update set last_id = null, started_at = excluded.started_at
            """);
    private static final Sql POSITION =
            Sql.of("select coalesce(cast(last_id as text), '') from republication where merchant = :merchant");
    private static final Sql MOVE = Sql.of("update republication set last_id = :last where merchant = :merchant");
    private static final Sql END = Sql.of("delete from republication where merchant = :merchant");

    private final Timers timers;
    private final Clock clock;

    Republications(Timers timers, Clock clock) {
        this.timers = timers;
        this.clock = clock;
    }

    /** From the first order, even when an earlier round is still under way. Only inside a transaction. */
    public Uni<Void> start(MerchantId merchant) {
        var now = clock.instant();
        return START.with("merchant", merchant.value())
                .with("now", now.toString())
                .update()
                .chain(() -> continueAt(merchant, now));
    }

    /** The last order that is done, if a round is under way; the nil id at its beginning. */
    Uni<Optional<UUID>> position(MerchantId merchant) {
        return POSITION.with("merchant", merchant.value())
                .column(String.class)
                .map(rows -> rows.stream().findFirst().map(id -> id.isEmpty() ? new UUID(0, 0) : UUID.fromString(id)));
    }

    Uni<Void> move(MerchantId merchant, UUID last) {
        return MOVE.with("last", last)
                .with("merchant", merchant.value())
                .update()
                .chain(() -> continueAt(merchant, clock.instant()));
    }

    Uni<Void> end(MerchantId merchant) {
        return END.with("merchant", merchant.value()).update().replaceWithVoid();
    }

    private Uni<Void> continueAt(MerchantId merchant, Instant dueAt) {
        return timers.schedule(new Timer(merchant, KIND, subject(merchant), dueAt));
    }

    private static UUID subject(MerchantId merchant) {
        return UUID.nameUUIDFromBytes(merchant.value().getBytes(StandardCharsets.UTF_8));
    }
}
