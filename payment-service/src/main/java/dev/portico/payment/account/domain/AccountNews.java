package dev.portico.payment.account.domain;

import dev.portico.payment.account.domain.AccountEvent.AuthorizationChanged;
import dev.portico.payment.account.domain.AccountEvent.BalanceChanged;
import dev.portico.payment.account.domain.AccountEvent.PaymentRequested;
import dev.portico.payment.account.domain.AccountEvent.RefundDue;
import dev.portico.payment.account.domain.AccountEvent.ScheduleCause;
import dev.portico.payment.account.domain.AccountEvent.ScheduleChanged;
import dev.portico.payment.account.domain.AccountEvent.SchedulePlanned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/** What an account tells of a step: what is otherwise than {@code before} it. Nothing, before it is opened. */
record AccountNews(Account account, Account before) {

    /**
     * The order is heard of, which opens the account.
     *
     * @param told what was reserved as the platform knows it
     * @param atPlacing what the customer left open on purpose, which is not asked for
     */
    List<AccountEvent> ofOpening(OrderFacts order, Authorizations told, Money atPlacing, Instant at) {
        var events = new ArrayList<AccountEvent>();
        events.add(new BalanceChanged(account.balance(), BalanceChanged.Cause.ORDER_TOTAL));
        events.addAll(ofReserved(told, order.cause().reason(), at));
        events.addAll(ofSchedule(order.cause().scheduleCause()));
        events.addAll(ofDues(atPlacing, order.cause().reason()));
        return events;
    }

    /**
     * The order has changed, or its platform tells of a payment.
     *
     * @param told what was reserved as the platform knows it
     */
    List<AccountEvent> of(OrderFacts order, Authorizations told, Instant at) {
        if (!account.opened()) {
            return List.of();
        }
        var events = new ArrayList<AccountEvent>();
        var changed = !account.balance().equals(before.balance());
        var cause = whatMoved();
        if (changed) {
            events.add(new BalanceChanged(account.balance(), cause));
        }
        events.addAll(ofReserved(told, order.cause().reason(), at));
        var happened = !account.schedule().triggered().equals(before.schedule().triggered());
        var why = happened ? ScheduleCause.TRIGGERED : order.cause().scheduleCause();
        events.addAll(ofSchedule(changed && cause == BalanceChanged.Cause.PAYMENT ? ScheduleCause.PAYMENT : why));
        if (changed) {
            events.addAll(ofDues(before.balance().due(), happened ? DueReason.TRIGGERED : whyOwed(order, cause)));
        }
        return events;
    }

    /** @param told what was to be taken as the platform knows it */
    List<AccountEvent> ofReserved(Authorizations told, DueReason reason, Instant at) {
        return account.authorizations().changedSince(told).entrySet().stream()
                .<AccountEvent>map(changed -> new AuthorizationChanged(
                        account.balance(), changed.getKey(), changed.getValue(), reason, account.orderVersion(), at))
                .toList();
    }

    /** Orders of which nothing was ever to be paid later are not told of: their schedule is their balance. */
    List<AccountEvent> ofSchedule(ScheduleCause cause) {
        var schedule = account.schedule();
        if (!account.opened() || !schedule.planned()) {
            return List.of();
        }
        if (!before.opened() || !before.schedule().planned()) {
            return List.of(new SchedulePlanned(account.balance(), schedule, cause));
        }
        return schedule.items().equals(before.schedule().items())
                ? List.of()
                : List.of(new ScheduleChanged(account.balance(), schedule, cause));
    }

    /**
     * @param asked what was due, and asked for, so far
     * @param credited why, when it is the merchant who owes; a payment asks for nothing, but the day may have
     */
    List<AccountEvent> ofDues(Money asked, DueReason credited) {
        var due = account.balance().due();
        var reason = credited == DueReason.OVERPAID && due.isPositive() ? DueReason.DAY_CAME : credited;
        if (due.isEqual(asked)) {
            return List.of();
        }
        if (due.isNegative()) {
            return List.of(new RefundDue(account.balance(), due.negated(), reason, account.orderVersion()));
        }
        var more = due.isPositive() && due.isGreaterThan(asked);
        return more ? List.of(new PaymentRequested(account.balance(), due, reason, account.orderVersion())) : List.of();
    }

    private DueReason whyOwed(OrderFacts order, BalanceChanged.Cause cause) {
        return switch (cause) {
            case PAYMENT, AUTHORIZATION ->
                account.balance().covered().isLessThan(before.balance().covered())
                        ? DueReason.AUTHORIZATION_ENDED
                        : DueReason.OVERPAID;
            default -> order.cause().reason();
        };
    }

    private BalanceChanged.Cause whatMoved() {
        var now = account.balance();
        var then = before.balance();
        if (!now.orderTotal().equals(then.orderTotal())) {
            return BalanceChanged.Cause.ORDER_TOTAL;
        }
        if (!now.paid().equals(then.paid())) {
            return BalanceChanged.Cause.PAYMENT;
        }
        if (!now.authorized().equals(then.authorized())) {
            return BalanceChanged.Cause.AUTHORIZATION;
        }
        return now.dues().equals(then.dues()) ? BalanceChanged.Cause.EXPECTED_TOTAL : BalanceChanged.Cause.DUE;
    }
}
