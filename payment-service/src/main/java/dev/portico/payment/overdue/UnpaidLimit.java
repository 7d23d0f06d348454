package dev.portico.payment.overdue;

import dev.portico.kit.identity.Actor;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.TimerHandler;
import dev.portico.kit.timer.Timers;
import dev.portico.payment.account.Accounts;
import dev.portico.payment.account.domain.Account;
import dev.portico.payment.overdue.domain.UnpaidRule;
import dev.portico.payment.overdue.domain.UnpaidRule.Next;
import dev.portico.payment.refundpolicy.RefundPolicies;
import dev.portico.payment.refundpolicy.domain.RefundPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells of a pre-order that has been unpaid for as long as its merchant allows, once per debt. Whoever owns the orders cancels
 * it then.
 */
@ApplicationScoped
class UnpaidLimit implements TimerHandler {

    static final String TIMER = "unpaid-limit";

    private final DebtStore debts;
    private final Accounts accounts;
    private final RefundPolicies policies;
    private final Timers timers;
    private final Clock clock;

    UnpaidLimit(DebtStore debts, Accounts accounts, RefundPolicies policies, Timers timers, Clock clock) {
        this.debts = debts;
        this.accounts = accounts;
        this.policies = policies;
        this.timers = timers;
        this.clock = clock;
    }

    /** For a debt that begins. A merchant who sets a limit later sets it for the debts that begin from then on. */
    Uni<Void> plan(MerchantId merchant, UUID orderId, Instant since, RefundPolicy policy) {
        return policy.cancelUnpaidAfter()
                .map(limit -> wake(merchant, orderId, since.plus(limit)))
                .orElseGet(UnpaidLimit::nothing);
    }

    Uni<Void> forget(MerchantId merchant, UUID orderId) {
        return timers.cancel(merchant, TIMER, orderId);
    }

    @Override
    public String kind() {
        return TIMER;
    }

    /** The limit may have changed since the timer was set, in either direction, so it is looked at anew. */
    @Override
    public Uni<Void> fire(Timer timer) {
        return accounts.hold(timer.merchant(), timer.subject())
                .chain(account -> debts.belowLimit(timer.merchant(), account.orderId())
                        .chain(since -> policies.current(timer.merchant())
                                .chain(policy -> decide(timer.merchant(), account, since, policy))));
    }

    private Uni<Void> decide(MerchantId merchant, Account account, Optional<Instant> since, RefundPolicy policy) {
        if (since.isEmpty()) {
            return nothing();
        }
        var next = UnpaidRule.next(account, since.get(), policy.cancelUnpaidAfter(), clock.instant());
        if (next instanceof Next.Look look) {
            return wake(merchant, account.orderId(), look.at());
        }
        return next instanceof Next.Tell ? tell(merchant, account, since.get()) : nothing();
    }

    private Uni<Void> tell(MerchantId merchant, Account account, Instant since) {
        return debts.limitTold(merchant, account.orderId(), clock.instant())
                .chain(() -> accounts.record(merchant, Actor.SYSTEM, account.unpaidForTooLong(since)));
    }

    private Uni<Void> wake(MerchantId merchant, UUID orderId, Instant at) {
        return timers.schedule(new Timer(merchant, TIMER, orderId, at));
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
