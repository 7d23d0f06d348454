package dev.portico.notification.session;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.portico.kit.sql.Columns;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.sql.StoredJson;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.Timers;
import dev.portico.notification.template.EditFacts.SessionEdit;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The sittings that are going on. One begins with a customer's edit and ends a fixed time later, by a timer that survives a
 * restart; every edit in between belongs to it. All of it happens in the transaction of the event.
 */
@ApplicationScoped
public class EditSessions {

    public static final String TIMER = "edit-session";

    private static final Sql ADD = Sql.of(
            """
            insert into edit_session (order_id, merchant, cause_id, edits)
            values (:order, :merchant, :cause, cast(cast(:edits as text) as jsonb))
            on conflict (order_id) do update set edits = edit_session.edits || excluded.edits
            returning xmax = 0
            """);
    private static final Sql END = Sql.of(
            """
            delete from edit_session where merchant = :merchant and order_id = :order
            returning cause_id, cast(edits as text)
            """);

    private final Timers timers;
    private final SessionConfig config;
    private final StoredJson json;
    private final Clock clock;

    EditSessions(Timers timers, SessionConfig config, StoredJson json, Clock clock) {
        this.timers = timers;
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    /** @param causeId the event of the edit: needs the transaction in which it is handled once */
    public Uni<Void> add(MerchantId merchant, UUID orderId, UUID causeId, SessionEdit edit) {
        return ADD.with("order", orderId)
                .with("merchant", merchant.value())
                .with("cause", causeId)
                .with("edits", json.write(List.of(edit)))
                .one(Boolean.class)
                .chain(began ->
                        began ? schedule(merchant, orderId) : Uni.createFrom().voidItem());
    }

    /** Takes the session out, if there is one. Needs a transaction. The timer first, as when it fires: no deadlock. */
    public Uni<Optional<EditSession>> end(MerchantId merchant, UUID orderId) {
        return timers.cancel(merchant, TIMER, orderId)
                .chain(() -> END.with("merchant", merchant.value())
                        .with("order", orderId)
                        .rows())
                .map(rows -> rows.stream().findFirst().map(row -> session(orderId, new Columns(row))));
    }

    private Uni<Void> schedule(MerchantId merchant, UUID orderId) {
        return timers.schedule(
                new Timer(merchant, TIMER, orderId, clock.instant().plus(config.length())));
    }

    private EditSession session(UUID orderId, Columns row) {
        return new EditSession(
                orderId, row.get(UUID.class, 0), json.read(row.get(String.class, 1), new TypeReference<>() {}));
    }
}
