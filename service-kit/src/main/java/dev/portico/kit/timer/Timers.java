package dev.portico.kit.timer;

import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Stores timers in the transaction of the state that asks for them. */
@ApplicationScoped
public class Timers {

    private static final Sql SCHEDULE = Sql.of(
            """
            insert into timer (kind, subject, merchant, due_at)
            values (:kind, :subject, :merchant, cast(cast(:due as text) as timestamptz))
            on conflict (kind, subject) do update
               set due_at = excluded.due_at, attempts = 0, last_error = null
            """);
    private static final Sql CANCEL =
            Sql.of("delete from timer where kind = :kind and subject = :subject and merchant = :merchant");

    /** Sets the timer, or moves it when it is there. */
    public Uni<Void> schedule(Timer timer) {
        return SCHEDULE.with("kind", timer.kind())
                .with("subject", timer.subject())
                .with("merchant", timer.merchant().value())
                .with("due", timer.dueAt().toString())
                .update()
                .replaceWithVoid();
    }

    /** Does nothing when there is no such timer. */
    public Uni<Void> cancel(MerchantId merchant, String kind, UUID subject) {
        return CANCEL.with("kind", kind)
                .with("subject", subject)
                .with("merchant", merchant.value())
                .update()
                .replaceWithVoid();
    }
}
