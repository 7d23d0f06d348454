package dev.portico.payment.account.domain;

import dev.portico.payment.account.domain.AccountEvent.BalanceChanged;
import dev.portico.payment.account.domain.AccountEvent.BalanceOverdue;
import dev.portico.payment.account.domain.AccountEvent.LedgerUnbalanced;
import dev.portico.payment.account.domain.AccountEvent.PaymentActionRequired;
import dev.portico.payment.account.domain.AccountEvent.PaymentFailed;
import dev.portico.payment.account.domain.AccountEvent.PaymentRequested;
import dev.portico.payment.account.domain.AccountEvent.PaymentSucceeded;
import dev.portico.payment.account.domain.AccountEvent.PaymentUnknown;
import dev.portico.payment.account.domain.AccountEvent.RefundFailed;
import dev.portico.payment.account.domain.AccountEvent.RefundIssued;
import dev.portico.payment.account.domain.AccountEvent.ScheduleCause;
import dev.portico.payment.account.domain.AccountEvent.Snapshot;
import dev.portico.payment.account.domain.AccountEvent.UnpaidLimitReached;
import dev.portico.payment.schedule.domain.Item;
import dev.portico.payment.schedule.domain.OrderTerms;
import dev.portico.payment.schedule.domain.Schedule;
import dev.portico.payment.schedule.domain.ShopDay;
import dev.portico.payment.schedule.domain.Trigger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
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
 * @param canceled whether the whole order was canceled or withdrawn from, which is final
 * @param schedule when what of the order is due, on today's day in the shop
 * @param authorizations what is reserved for the order and not taken; what of it is to be taken is {@code balance.authorized()}
 */
public record Account(
        UUID orderId,
        String orderNumber,
        String locale,
        Balance balance,
        long orderVersion,
        long orderSequence,
        long eventSequence,
        boolean opened,
        boolean canceled,
        Schedule schedule,
        Authorizations authorizations) {

    /** Of an order that nothing is reserved for. */
    public Account(
            UUID orderId,
            String orderNumber,
            String locale,
            Balance balance,
            long orderVersion,
            long orderSequence,
            long eventSequence,
            boolean opened,
            boolean canceled,
            Schedule schedule) {
        this(
                orderId,
                orderNumber,
                locale,
                balance,
                orderVersion,
                orderSequence,
                eventSequence,
                opened,
                canceled,
                schedule,
                Authorizations.NONE);
    }

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

        /** This step and then another one of the account it leads to. */
        public Step then(Function<Account, Step> next) {
            var later = next.apply(account);
            return new Step(later.account, joined(entries, later.entries), joined(events, later.events));
        }

        /**
         * The same with what is left to pay waived, so that the customer is not asked for it: a request among the events is
         * not made.
         *
         * @param reference of the waiver's entry
         */
        public Step waivingTheRest(String reference, Instant at) {
            var told = events.stream()
                    .filter(event -> !(event instanceof PaymentRequested))
                    .toList();
            var untold = new Step(account.numbered(told.size() - events.size()), entries, told);
            var waiver = LedgerEntry.waiver(account.orderId, account.balance.outstanding(), reference, at);
            return untold.then(asked -> asked.waive(waiver));
        }

        /**
         * The same for a customer whose card is charged with a part of what is due: they are asked for the rest only.
         *
         * @param rest what they are asked for if at all
         * @param grown whether that is more than before; if not, nothing is asked
         * @param otherwise why they are asked when the step by itself would not do it; empty: then they are not
         */
        public Step askingFor(Money rest, boolean grown, Optional<DueReason> otherwise) {
            var others = events.stream()
                    .filter(event -> !(event instanceof PaymentRequested))
                    .toList();
            var reason = events.stream()
                    .flatMap(event -> event instanceof PaymentRequested asked ? Stream.of(asked.reason()) : Stream.of())
                    .findFirst()
                    .or(() -> otherwise);
            var told = new Step(account.numbered(others.size() - events.size()), entries, others);
            return grown && reason.isPresent()
                    ? told.then(owing -> owing.telling(
                            balance -> new PaymentRequested(balance, rest, reason.get(), owing.orderVersion())))
                    : told;
        }

        /** Sequence of the first of {@link #events()}; the others count on from it. */
        public long firstSequence() {
            return account.eventSequence - events.size() + 1;
        }
    }

    /** The account of an order heard of for the first time, in a shop whose calendar is UTC's. */
    public static Step open(OrderFacts order, Instant at) {
        return open(order, ShopDay.of(ZoneOffset.UTC, at), at);
    }

    /** The account of an order heard of for the first time. */
    public static Step open(OrderFacts order, ShopDay today, Instant at) {
        return unknown(order, today).follow(order, Set.of(), at);
    }

    private static Account unknown(OrderFacts order, ShopDay today) {
        var nothing = Money.zero(order.total().getCurrencyUnit());
        return new Account(
                order.orderId(),
                order.number(),
                order.locale(),
                Balance.zero(order.orderId(), order.total().getCurrencyUnit()),
                0,
                0,
                0,
                false,
                false,
                Schedule.of(order.orderId(), today, nothing, nothing));
    }

    /**
     * Takes over what an order event says: its total unless a newer event was seen, the payments not counted yet, and what is
     * reserved. What is owed less is taken off what is reserved, and only the rest of a surplus is due back; what is owed more
     * is taken from it first, as far as it goes.
     *
     * @param counted ids under which payments are in the ledger
     */
    public Step follow(OrderFacts order, Set<String> counted, Instant at) {
        var entries = new ArrayList<LedgerEntry>();
        var newer = order.sequence() > orderSequence;
        if (newer) {
            entries.addAll(totalSet(order, at));
        }
        var told = authorizations.told(order, counted, at);
        entries.addAll(told.entries());
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
                opened || opens,
                canceled || order.cause().isTheEnd(),
                newer ? ordered(order) : scheduleAfter(order),
                told.authorizations());
        var fitted = followed.fittedOnceOpened(balance, at);
        entries.addAll(fitted.entries());
        var settled = followed.settled(fitted);
        var news = new AccountNews(settled, this);
        return settled.announcing(
                entries,
                opens
                        ? news.ofOpening(order, followed.authorizations, settled.atPlacing(order), at)
                        : news.of(order, followed.authorizations, at));
    }

    private Schedule ordered(OrderFacts order) {
        var now = scheduleAfter(order).ordered(order.terms(), order.total());
        var arrived = order.terms().arrived();
        return arrived.isEmpty() ? now : now.triggered(Optional.of(arrived), Trigger.ON_STOCK_ARRIVAL);
    }

    private Schedule scheduleAfter(OrderFacts order) {
        var placed = order.cause() == OrderFacts.Cause.RECEIVED ? schedule.placed(order.terms()) : schedule;
        return order.terms().released().isEmpty()
                ? placed
                : placed.triggered(Optional.of(order.terms().released()), Trigger.ON_FULFILLMENT);
    }

    /** Before an account is opened, nobody knows what is covered. */
    private Authorizations.Change fittedOnceOpened(Balance before, Instant at) {
        return opened ? fitted(before, at) : new Authorizations.Change(authorizations, List.of());
    }

    /** What was owed before is left to be paid: it may be what was given back on purpose. */
    private Authorizations.Change fitted(Balance before, Instant at) {
        var payable = balance.payable();
        var already = before.payable().isPositive() ? before.payable() : Money.zero(balance.currency());
        return payable.isNegative()
                ? authorizations.lowered(orderId, payable.negated(), at)
                : authorizations.raised(orderId, payable.minus(already), at);
    }

    /**
     * A processor took the money. More than is owed is recorded as well: the surplus is taken off what is reserved, and the
     * rest of it is due back.
     *
     * @param counted ids under which payments are in the ledger: the shop may have told of this one already
     */
    public Step receive(Payment payment, Set<String> counted) {
        var entry = LedgerEntry.taken(payment);
        if (!Collections.disjoint(entry.ids(), counted)) {
            return announcing(List.of(), List.of(new PaymentSucceeded(payment, balance)));
        }
        var received = with(balance.with(entry), schedule);
        var fitted = received.fittedOnceOpened(balance, entry.occurredAt());
        var paid = received.settled(fitted);
        var events = new ArrayList<AccountEvent>();
        events.add(new PaymentSucceeded(payment, paid.balance));
        events.add(new BalanceChanged(paid.balance, BalanceChanged.Cause.PAYMENT));
        var news = new AccountNews(paid, this);
        events.addAll(news.ofReserved(authorizations, DueReason.OVERPAID, entry.occurredAt()));
        events.addAll(news.ofSchedule(ScheduleCause.PAYMENT));
        events.addAll(news.ofDues(balance.due(), DueReason.OVERPAID));
        return paid.announcing(joined(List.of(entry), fitted.entries()), events);
    }

    /**
     * What lines of the order wait for has happened, so that they are due today.
     *
     * @param lineIds empty: all lines
     */
    public Step trigger(Optional<Set<UUID>> lineIds, Trigger trigger) {
        return due(schedule.triggered(lineIds, trigger), DueReason.TRIGGERED);
    }

    /** A day has come: asks for what is due by it and was not asked for yet. */
    public Step dayCame() {
        return due(schedule, DueReason.DAY_CAME);
    }

    private Step due(Schedule changed, DueReason reason) {
        var now = with(balance.withDues(changed.dues()), changed);
        if (!opened || (now.balance.equals(balance) && changed.equals(schedule))) {
            return now.announcing(List.of(), List.of());
        }
        var events = new ArrayList<AccountEvent>();
        events.add(new BalanceChanged(now.balance, BalanceChanged.Cause.DUE));
        var news = new AccountNews(now, this);
        events.addAll(news.ofSchedule(ScheduleCause.TRIGGERED));
        events.addAll(news.ofDues(balance.due(), reason));
        return now.announcing(List.of(), events);
    }

    /** What would be asked for if the order cost {@code total} on {@code terms}. Nothing comes of it. */
    public Account asIf(OrderTerms terms, Money total) {
        var ordered = with(balance.withOrderTotal(total), schedule.ordered(terms, total));
        return ordered.settled(ordered.fitted(balance, Instant.EPOCH));
    }

    /** A customer is about to pay {@code amount}, or zero: is not any more. */
    public Step pending(Money amount) {
        return withPending(amount).announcing(List.of(), List.of()).announcingPendingSince(balance);
    }

    /** The same account with another amount pending, for the step that tells why. */
    public Account withPending(Money amount) {
        return with(balance.withPending(amount), schedule);
    }

    /**
     * What somebody has to do something about now. Positive: the customer is asked for it. Negative: the merchant is to give
     * it back.
     */
    public Money due() {
        return balance.due();
    }

    /** What the customer is asked for now, zero or more; with a listing, of its pre-orders only. */
    public Money dueFor(@Nullable UUID listingId) {
        var due = balance.dueNow();
        if (listingId == null) {
            return due;
        }
        var open = schedule.owed().stream()
                .filter(item -> listingId.equals(item.listingId()))
                .map(Item::open)
                .toList();
        return Collections.min(List.of(due, Money.total(balance.currency(), open)));
    }

    /** Whether all that is owed is so little that the merchant would rather not ask for it: less than {@code limit}. */
    public boolean owesLessThan(Money limit) {
        var outstanding = balance.outstanding();
        var nothingUnderWay = balance.pending().isZero() && balance.expectedTotal() == null;
        return opened
                && nothingUnderWay
                && balance.paid().plus(balance.authorized()).isPositive()
                && outstanding.isPositive()
                && outstanding.isEqual(due())
                && outstanding.isLessThan(limit);
    }

    /**
     * Money went back. What is returned beyond what was owed was returned on purpose, so nobody is asked for it, and a
     * smaller refund due is no news to those who just gave a part of it.
     */
    public Step refund(LedgerEntry refund) {
        return settled(balance.with(refund)).after(this, refund, BalanceChanged.Cause.REFUND);
    }

    /** The merchant does not ask for it any more. */
    public Step waive(LedgerEntry waiver) {
        return settled(balance.with(waiver)).after(this, waiver, BalanceChanged.Cause.WAIVER);
    }

    private Step after(Account before, LedgerEntry entry, BalanceChanged.Cause cause) {
        var events = new ArrayList<AccountEvent>();
        events.add(new BalanceChanged(balance, cause));
        events.addAll(new AccountNews(this, before).ofSchedule(ScheduleCause.PAYMENT));
        return announcing(List.of(entry), events);
    }

    public Step refundIssued(Refunded refund) {
        return announcing(List.of(), List.of(new RefundIssued(refund, balance)));
    }

    /** @param nextAt when it is tried again by itself (UTC); null when staff have to */
    public Step refundFailed(Refunded refund, String code, @Nullable Instant nextAt) {
        return announcing(List.of(), List.of(new RefundFailed(refund, code, nextAt, balance)));
    }

    /** @param since when the debt began (UTC) */
    public Step overdue(Instant since) {
        return announcing(List.of(), List.of(new BalanceOverdue(balance, due(), since)));
    }

    /** @param since when the debt began (UTC) */
    public Step unpaidForTooLong(Instant since) {
        return announcing(List.of(), List.of(new UnpaidLimitReached(balance, due(), since)));
    }

    /** Whether a part of a pre-order is due and not paid. */
    public boolean owesForPreOrders() {
        return opened && schedule.owed().stream().anyMatch(item -> item.listingId() != null);
    }

    /** @param difference a promoted sum less what its entries add up to */
    public Step unbalanced(LedgerEntry.Kind what, Money difference) {
        return announcing(List.of(), List.of(new LedgerUnbalanced(balance, difference, what)));
    }

    /** A step that changes nothing and tells nothing, to be continued. */
    public Step unchanged() {
        return announcing(List.of(), List.of());
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
            if (payment.isTaken() && !payment.isAmong(known)) {
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

    /** What the customer left open on purpose when ordering: that is not asked for by an event. */
    private Money atPlacing(OrderFacts order) {
        var placed = unknown(order, schedule.day());
        var reserved = Authorizations.NONE.told(order, Set.of(), Instant.EPOCH);
        var entries = joined(reserved.entries(), placed.paymentsNotIn(Set.of(), order));
        var sums = placed.after(entries).withOrderTotal(order.total());
        var terms = placed.schedule.placed(order.terms()).ordered(order.terms(), order.total());
        var covered = placed.with(sums, terms).with(reserved.authorizations());
        return covered.settled(covered.fitted(placed.balance, Instant.EPOCH))
                .balance
                .due();
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private Step announcing(List<LedgerEntry> entries, List<AccountEvent> events) {
        return new Step(numbered(events.size()), entries, events);
    }

    private Account numbered(int events) {
        return new Account(
                orderId,
                orderNumber,
                locale,
                balance,
                orderVersion,
                orderSequence,
                eventSequence + events,
                opened,
                canceled,
                schedule,
                authorizations);
    }

    /** With another amount to be taken of what is reserved. */
    private Account settled(Authorizations.Change fitted) {
        return settled(after(fitted.entries())).with(fitted.authorizations());
    }

    /** With other sums, which pay for other parts of the schedule. */
    private Account settled(Balance changed) {
        var paid = schedule.paid(changed.covered());
        return with(changed.withDues(paid.dues()), paid);
    }

    private Account with(Balance changed, Schedule itsSchedule) {
        return new Account(
                orderId,
                orderNumber,
                locale,
                changed,
                orderVersion,
                orderSequence,
                eventSequence,
                opened,
                canceled,
                itsSchedule,
                authorizations);
    }

    private Account with(Authorizations reserved) {
        return new Account(
                orderId,
                orderNumber,
                locale,
                balance,
                orderVersion,
                orderSequence,
                eventSequence,
                opened,
                canceled,
                schedule,
                reserved);
    }
}
