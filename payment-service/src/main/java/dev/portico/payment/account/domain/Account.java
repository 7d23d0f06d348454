package dev.portico.payment.account.domain;

import dev.portico.payment.account.domain.AccountEvent.BalanceChanged;
import dev.portico.payment.account.domain.AccountEvent.PaymentActionRequired;
import dev.portico.payment.account.domain.AccountEvent.PaymentFailed;
import dev.portico.payment.account.domain.AccountEvent.PaymentRequested;
import dev.portico.payment.account.domain.AccountEvent.PaymentSucceeded;
import dev.portico.payment.account.domain.AccountEvent.PaymentUnknown;
import dev.portico.payment.account.domain.AccountEvent.RefundDue;
import dev.portico.payment.account.domain.AccountEvent.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The money side of one order. It follows the order's total, counts payments, and numbers every event about them.
 *
 * @param orderVersion the order version its total is of
 * @param orderSequence the newest order event its total was taken from; older ones don't change it any more
 * @param eventSequence the number of its own last event
 * @param opened false while only later events than {@code order.received} have been seen: without the payments made so
 *     far, the balance would be wrong, so nothing is announced and nothing can be paid yet
 */
public record Account(
        UUID orderId,
        String orderNumber,
        String locale,
        Balance balance,
        long orderVersion,
        long orderSequence,
        long eventSequence,
        boolean opened) {

    /** The next state, what it adds to the ledger, and what it tells the world, numbered from {@code firstSequence}. */
    public record Step(Account account, List<LedgerEntry> entries, List<AccountEvent> events) {

        public Step {
            entries = List.copyOf(entries);
            events = List.copyOf(events);
        }

        /** Adds the news that another amount is pending than {@code before}, unless the events tell of the balance anyway. */
        public Step announcingPendingSince(Balance before) {
            var told = events.stream().anyMatch(BalanceChanged.class::isInstance);
            if (told || account.balance.pending().equals(before.pending())) {
                return this;
            }
            var more = new ArrayList<>(events);
            more.add(new BalanceChanged(account.balance, BalanceChanged.Cause.PENDING));
            return new Step(account.numbered(1), entries, more);
        }

        /** Sequence of the first of {@link #events()}; the others count on from it. */
        public long firstSequence() {
            return account.eventSequence - events.size() + 1;
        }
    }

    /** The account of an order heard of for the first time. */
    public static Step open(OrderFacts order, Instant at) {
        var nothing = new Account(
                order.orderId(),
                order.number(),
                order.locale(),
                Balance.zero(order.orderId(), order.total().getCurrencyUnit()),
                0,
                0,
                0,
                false);
        return nothing.follow(order, Set.of(), at);
    }

    /**
     * Takes over what an order event says: its total unless a newer event was seen, and the payments not counted yet.
     *
     * @param counted ids under which payments are in the ledger
     */
    public Step follow(OrderFacts order, Set<String> counted, Instant at) {
        var entries = new ArrayList<LedgerEntry>();
        var newer = order.sequence() > orderSequence;
        if (newer) {
            entries.addAll(totalSet(order, at));
        }
        entries.addAll(paymentsNotIn(counted, order));
        var opens = !opened && order.cause() == OrderFacts.Cause.RECEIVED;
        var followed = new Account(
                orderId,
                newer ? order.number() : orderNumber,
                newer ? order.locale() : locale,
                newer ? after(entries).withExpectedTotal(order.expectedTotal()) : after(entries),
                newer ? order.version() : orderVersion,
                Math.max(order.sequence(), orderSequence),
                eventSequence,
                opened || opens);
        return followed.announcing(entries, followed.newsAbout(order, opens, balance));
    }

    /**
     * A processor took the money. More than is owed is recorded as well: the surplus is due back.
     *
     * @param counted ids under which payments are in the ledger: the shop may have told of this one already
     */
    public Step receive(Payment payment, Set<String> counted) {
        var entry = LedgerEntry.taken(payment);
        if (!Collections.disjoint(entry.ids(), counted)) {
            return announcing(List.of(), List.of(new PaymentSucceeded(payment, balance)));
        }
        var paid = withBalance(balance.with(entry));
        var events = new ArrayList<AccountEvent>();
        events.add(new PaymentSucceeded(payment, paid.balance));
        events.add(new BalanceChanged(paid.balance, BalanceChanged.Cause.PAYMENT));
        events.addAll(paid.dues(balance.due(), DueReason.OVERPAID));
        return paid.announcing(List.of(entry), events);
    }

    /** A customer is about to pay {@code amount}, or zero: is not any more. */
    public Step pending(Money amount) {
        return withBalance(balance.withPending(amount))
                .announcing(List.of(), List.of())
                .announcingPendingSince(balance);
    }

    /** The same account with another amount pending, for the step that tells why. */
    public Account withPending(Money amount) {
        return withBalance(balance.withPending(amount));
    }

    public Step failed(Payment payment, String declineCode) {
        return failed(payment, declineCode, null);
    }

    /** @param retry what follows for a charge of a card on file */
    public Step failed(Payment payment, String declineCode, @Nullable Retry retry) {
        return announcing(List.of(), List.of(new PaymentFailed(payment, declineCode, retry, balance)));
    }

    /** Tells something that moves no money. */
    public Step telling(Function<Balance, AccountEvent> news) {
        return announcing(List.of(), List.of(news.apply(balance)));
    }

    public Step unknown(Payment payment) {
        return announcing(List.of(), List.of(new PaymentUnknown(payment, balance)));
    }

    public Step actionRequired(Payment payment, String url) {
        return announcing(List.of(), List.of(new PaymentActionRequired(payment, balance, url)));
    }

    public Step snapshot() {
        return announcing(List.of(), List.of(new Snapshot(balance)));
    }

    private List<LedgerEntry> totalSet(OrderFacts order, Instant at) {
        var change = order.total().minus(balance.orderTotal());
        var first = orderSequence == 0;
        return first || !change.isZero() ? List.of(LedgerEntry.orderTotal(order, change, at)) : List.of();
    }

    /** A charge that is told under two references is still one payment. */
    private List<LedgerEntry> paymentsNotIn(Set<String> counted, OrderFacts order) {
        var known = new HashSet<>(counted);
        var entries = new ArrayList<LedgerEntry>();
        for (var payment : order.payments()) {
            if (!payment.isAmong(known)) {
                var entry = LedgerEntry.paid(orderId, payment);
                entries.add(entry);
                known.addAll(entry.ids());
            }
        }
        return entries;
    }

    private Balance after(List<LedgerEntry> entries) {
        var result = balance;
        for (var entry : entries) {
            result = result.with(entry);
        }
        return result;
    }

    /** @param before the balance before {@code order} */
    private List<AccountEvent> newsAbout(OrderFacts order, boolean opens, Balance before) {
        if (!opened || (balance.equals(before) && !opens)) {
            return List.of();
        }
        var cause = opens ? BalanceChanged.Cause.ORDER_TOTAL : whatMoved(before);
        var events = new ArrayList<AccountEvent>();
        events.add(new BalanceChanged(balance, cause));
        events.addAll(
                opens
                        ? dues(atPlacing(order), order.cause().reason())
                        : dues(
                                before.due(),
                                cause == BalanceChanged.Cause.PAYMENT
                                        ? DueReason.OVERPAID
                                        : order.cause().reason()));
        return events;
    }

    private BalanceChanged.Cause whatMoved(Balance before) {
        if (!balance.orderTotal().equals(before.orderTotal())) {
            return BalanceChanged.Cause.ORDER_TOTAL;
        }
        return balance.paid().equals(before.paid())
                ? BalanceChanged.Cause.EXPECTED_TOTAL
                : BalanceChanged.Cause.PAYMENT;
    }

    /** What the customer left open on purpose when ordering: that is not asked for by an event. */
    private static Money atPlacing(OrderFacts order) {
        var outstanding = order.total();
        for (var payment : order.payments()) {
            outstanding = outstanding.minus(payment.amount());
        }
        return outstanding;
    }

    private List<AccountEvent> dues(Money before, DueReason reason) {
        var due = balance.due();
        if (due.isEqual(before)) {
            return List.of();
        }
        if (due.isNegative()) {
            return List.of(new RefundDue(balance, due.negated(), reason, orderVersion));
        }
        var more = due.isPositive() && due.isGreaterThan(before);
        return more ? List.of(new PaymentRequested(balance, due, reason, orderVersion)) : List.of();
    }

    private Step announcing(List<LedgerEntry> entries, List<AccountEvent> events) {
        return new Step(numbered(events.size()), entries, events);
    }

    private Account numbered(int events) {
        return new Account(
                orderId, orderNumber, locale, balance, orderVersion, orderSequence, eventSequence + events, opened);
    }

    private Account withBalance(Balance changed) {
        return new Account(orderId, orderNumber, locale, changed, orderVersion, orderSequence, eventSequence, opened);
    }
}
