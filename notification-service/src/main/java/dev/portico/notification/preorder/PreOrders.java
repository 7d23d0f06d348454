package dev.portico.notification.preorder;

import dev.portico.kit.sql.Columns;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.sql.StoredJson;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.Timers;
import dev.portico.notification.template.MailFacts;
import dev.portico.notification.template.MoneyFacts.ScheduleFacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Brings a pre-order and the plan of its payments together, which come on two topics, in either order, and perhaps at the
 * same moment. Both write the order's one row, so the later of two transactions sees what the earlier has written. All of
 * it happens in the transaction of the event or of the timer.
 */
@ApplicationScoped
public class PreOrders {

    public static final String TIMER = "pre-order-confirmation";

    private static final Sql AWAIT = Sql.of(
            """
            insert into pre_order (order_id, merchant, cause_id, facts)
            values (:order, :merchant, :cause, cast(cast(:facts as text) as jsonb))
            on conflict (order_id) do update set cause_id = excluded.cause_id, facts = excluded.facts
            returning schedule is not null
            """);
    private static final Sql PLAN = Sql.of(
            """
            insert into pre_order (order_id, merchant, schedule, sequence)
            values (:order, :merchant, cast(cast(:schedule as text) as jsonb), :sequence)
            on conflict (order_id) do update set schedule = excluded.schedule, sequence = excluded.sequence
             where pre_order.sequence < excluded.sequence
            """);
    private static final Sql TAKE = Sql.of(
            """
            with waiting as (
                   select order_id, cause_id, facts, schedule from pre_order
                    where merchant = :merchant and order_id = :order and facts is not null
                      for update)
            update pre_order set cause_id = null, facts = null
              from waiting where pre_order.order_id = waiting.order_id
            returning waiting.cause_id, cast(waiting.facts as text), cast(waiting.schedule as text)
            """);

    private final Timers timers;
    private final PreOrderConfig config;
    private final StoredJson json;
    private final Clock clock;

    PreOrders(Timers timers, PreOrderConfig config, StoredJson json, Clock clock) {
        this.timers = timers;
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    /** @param causeId the event that brought the order in: its confirmation waits for the plan, but not for ever */
    public Uni<Optional<Confirmation>> await(MerchantId merchant, UUID orderId, UUID causeId, MailFacts facts) {
        return AWAIT.with("order", orderId)
                .with("merchant", merchant.value())
                .with("cause", causeId)
                .with("facts", json.write(facts))
                .one(Boolean.class)
                .chain(planned -> planned ? take(merchant, orderId) : schedule(merchant, orderId));
    }

    /** @param sequence of the payment event that tells the plan; an older one changes nothing */
    public Uni<Optional<Confirmation>> plan(MerchantId merchant, UUID orderId, ScheduleFacts plan, long sequence) {
        return PLAN.with("order", orderId)
                .with("merchant", merchant.value())
                .with("schedule", json.write(plan))
                .with("sequence", sequence)
                .update()
                .chain(() -> take(merchant, orderId));
    }

    /**
     * The confirmation that waits, if there is one; it does not wait any more. Its timer is left to find nothing: to cancel
     * it here would lock the two in the other order than when it fires.
     */
    public Uni<Optional<Confirmation>> take(MerchantId merchant, UUID orderId) {
        return TAKE.with("merchant", merchant.value())
                .with("order", orderId)
                .rows()
                .map(rows -> rows.stream().findFirst().map(row -> confirmation(orderId, new Columns(row))));
    }

    private Uni<Optional<Confirmation>> schedule(MerchantId merchant, UUID orderId) {
        return timers.schedule(
                        new Timer(merchant, TIMER, orderId, clock.instant().plus(config.planPatience())))
                .replaceWith(Optional.empty());
    }

    private Confirmation confirmation(UUID orderId, Columns row) {
        var facts = json.read(row.get(String.class, 1), MailFacts.class);
        var plan = row.find(String.class, 2).map(text -> json.read(text, ScheduleFacts.class));
        return new Confirmation(orderId, row.get(UUID.class, 0), facts.with(plan.orElse(null)));
    }
}
