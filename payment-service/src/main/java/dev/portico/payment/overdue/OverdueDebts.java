package dev.portico.payment.overdue;

import dev.portico.kit.identity.Actor;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.TimerHandler;
import dev.portico.kit.timer.Timers;
import dev.portico.payment.account.AccountFollower;
import dev.portico.payment.account.Accounts;
import dev.portico.payment.account.domain.Account;
import dev.portico.payment.charge.CardCovers;
import dev.portico.payment.refundpolicy.RefundPolicies;
import dev.portico.payment.refundpolicy.domain.RefundPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Follows debts from when a customer is asked for something until nothing is left that they are asked for, and tells of each
 * once when it has lasted for longer than the merchant's policy waits. A debt that grows or shrinks is still the same one;
 * what a card on file is going to be charged with is none.
 */
@ApplicationScoped
class OverdueDebts implements AccountFollower, TimerHandler {

    static final String TIMER = "overdue-debt";

    private final DebtStore debts;
    private final CardCovers covers;
    private final UnpaidLimit limit;
    private final Accounts accounts;
    private final RefundPolicies policies;
    private final Timers timers;
    private final Clock clock;

    OverdueDebts(
            DebtStore debts,
            CardCovers covers,
            UnpaidLimit limit,
            Accounts accounts,
            RefundPolicies policies,
            Timers timers,
            Clock clock) {
        this.debts = debts;
        this.covers = covers;
        this.limit = limit;
        this.accounts = accounts;
        this.policies = policies;
        this.timers = timers;
        this.clock = clock;
    }

    @Override
    public Uni<Void> after(MerchantId merchant, Account.Step step) {
        var account = step.account();
        if (!account.opened()) {
            return nothing();
        }
        return covers.asked(merchant, account)
                .chain(asked ->
                        asked.isPositive() ? begin(merchant, account.orderId()) : end(merchant, account.orderId()));
    }

    @Override
    public String kind() {
        return TIMER;
    }

    /** The policy may have changed since the timer was set, in either direction, so it is looked at anew. */
    @Override
    public Uni<Void> fire(Timer timer) {
        return accounts.hold(timer.merchant(), timer.subject())
                .chain(account -> debts.unannounced(timer.merchant(), account.orderId())
                        .chain(since -> policies.current(timer.merchant())
                                .chain(policy -> announceIfOverdue(timer.merchant(), account, since, policy))));
    }

    private Uni<Void> announceIfOverdue(
            MerchantId merchant, Account account, Optional<Instant> since, RefundPolicy policy) {
        if (since.isEmpty() || !account.due().isPositive()) {
            return nothing();
        }
        var overdueAt = since.get().plus(policy.overdueAfter());
        return clock.instant().isBefore(overdueAt)
                ? timers.schedule(new Timer(merchant, TIMER, account.orderId(), overdueAt))
                : announce(merchant, account, since.get());
    }

    private Uni<Void> announce(MerchantId merchant, Account account, Instant since) {
        return debts.announced(merchant, account.orderId(), clock.instant())
                .chain(() -> accounts.record(merchant, Actor.SYSTEM, account.overdue(since)));
    }

    private Uni<Void> begin(MerchantId merchant, UUID orderId) {
        var now = clock.instant();
        return debts.begin(merchant, orderId, now).chain(began -> began ? plan(merchant, orderId, now) : nothing());
    }

    private Uni<Void> plan(MerchantId merchant, UUID orderId, Instant since) {
        return policies.current(merchant)
                .chain(policy -> timers.schedule(new Timer(merchant, TIMER, orderId, since.plus(policy.overdueAfter())))
                        .chain(() -> limit.plan(merchant, orderId, since, policy)));
    }

    private Uni<Void> end(MerchantId merchant, UUID orderId) {
        return debts.end(merchant, orderId)
                .chain(ended -> ended
                        ? timers.cancel(merchant, TIMER, orderId).chain(() -> limit.forget(merchant, orderId))
                        : nothing());
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
