package dev.portico.payment.refund;

import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.TimerHandler;
import dev.portico.kit.timer.Timers;
import dev.portico.payment.account.AccountFollower;
import dev.portico.payment.account.WindowFollower;
import dev.portico.payment.account.domain.Account;
import dev.portico.payment.account.domain.AccountEvent.RefundDue;
import dev.portico.payment.refundpolicy.RefundPolicies;
import dev.portico.payment.refundpolicy.domain.RefundPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Issues what is due by itself, where the merchant wants that: the delay after the later of two, that the refund became due
 * (the last time the amount changed) and that customers can't edit the order any more. What is due is looked at anew then.
 */
@ApplicationScoped
class AutomaticRefunds implements AccountFollower, WindowFollower, TimerHandler {

    static final String TIMER = "automatic-refund";

    private static final Sql DUE = Sql.of(
            """
            insert into refund_wait (order_id, merchant, due_since)
            values (:order, :merchant, cast(cast(:at as text) as timestamptz))
            on conflict (order_id) do update set due_since = excluded.due_since
            returning due_since, window_closed_at
            """);
    // the first end counts: an order that is canceled after its window does not get another hour
    private static final Sql CLOSED = Sql.of(
            """
            insert into refund_wait (order_id, merchant, window_closed_at)
            values (:order, :merchant, cast(cast(:at as text) as timestamptz))
            on conflict (order_id) do update
               set window_closed_at = coalesce(refund_wait.window_closed_at, excluded.window_closed_at)
            returning due_since, window_closed_at
            """);

    private final Refunds refunds;
    private final RefundPolicies policies;
    private final Timers timers;
    private final Clock clock;

    AutomaticRefunds(Refunds refunds, RefundPolicies policies, Timers timers, Clock clock) {
        this.refunds = refunds;
        this.policies = policies;
        this.timers = timers;
        this.clock = clock;
    }

    @Override
    public Uni<Void> after(MerchantId merchant, Account.Step step) {
        var owes = step.events().stream().anyMatch(RefundDue.class::isInstance);
        return owes ? wait(DUE, merchant, step.account().orderId(), clock.instant()) : nothing();
    }

    @Override
    public Uni<Void> windowClosed(MerchantId merchant, UUID orderId, Instant closedAt) {
        return wait(CLOSED, merchant, orderId, closedAt);
    }

    @Override
    public String kind() {
        return TIMER;
    }

    @Override
    public Uni<Void> fire(Timer timer) {
        return refunds.issueDue(timer.merchant(), timer.subject());
    }

    private Uni<Void> wait(Sql statement, MerchantId merchant, UUID orderId, Instant at) {
        return statement
                .with("order", orderId)
                .with("merchant", merchant.value())
                .with("at", at.toString())
                .rows()
                .chain(rows -> plan(merchant, orderId, rows));
    }

    private Uni<Void> plan(MerchantId merchant, UUID orderId, List<@Nullable Object[]> rows) {
        var since = rows.get(0)[0];
        var closed = rows.get(0)[1];
        return since == null || closed == null
                ? nothing()
                : policies.current(merchant)
                        .chain(policy -> plan(merchant, orderId, policy, later(instant(since), instant(closed))));
    }

    private Uni<Void> plan(MerchantId merchant, UUID orderId, RefundPolicy policy, Instant from) {
        return policy.mode() == RefundPolicy.Mode.AUTOMATIC
                ? timers.schedule(new Timer(merchant, TIMER, orderId, from.plus(policy.delay())))
                : nothing();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant instant(Object value) {
        return ((OffsetDateTime) value).toInstant();
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
