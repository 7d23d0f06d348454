package dev.portico.payment.account.domain;

import dev.portico.payment.schedule.domain.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** What happened to an order's money. One order's events are numbered by its {@link Account}, whatever caused them. */
public sealed interface AccountEvent {

    Balance balance();

    record BalanceChanged(Balance balance, Cause cause) implements AccountEvent {
        public enum Cause {
            ORDER_TOTAL,
            PAYMENT,
            /** An edit began to wait for its payment, or stopped waiting. */
            EXPECTED_TOTAL,
            /** What is reserved at the shop's platform is another amount, or was taken for less. */
            AUTHORIZATION,
            /** A customer went to a page to pay on, or left it without paying. */
            PENDING,
            /** Money went back to the customer. */
            REFUND,
            /** The merchant does not ask for it any more. */
            WAIVER,
            /** A part of the order became due that was not before. */
            DUE
        }
    }

    /** Some of the order is to be paid later, or in parts. */
    record SchedulePlanned(Balance balance, Schedule schedule, ScheduleCause cause) implements AccountEvent {}

    /** What is to be paid when is not what it was. */
    record ScheduleChanged(Balance balance, Schedule schedule, ScheduleCause cause) implements AccountEvent {}

    /** Why. Public: it appears in events. */
    enum ScheduleCause {
        ORDER_RECEIVED,
        ORDER_EDITED,
        ORDER_CANCELED,
        PAYMENT,
        TRIGGERED
    }

    /** The customer owes {@code amount}, and more than before. */
    record PaymentRequested(Balance balance, Money amount, DueReason reason, long orderVersion)
            implements AccountEvent {}

    /** The merchant owes {@code amount}: the whole of it, replacing what an earlier event of this kind said. */
    record RefundDue(Balance balance, Money amount, DueReason reason, long orderVersion) implements AccountEvent {}

    /**
     * Another amount than before is to be taken of what the platform has reserved.
     *
     * @param change what was added to it (positive) or taken off
     * @param at when (UTC)
     */
    record AuthorizationChanged(
            Balance balance, Authorization authorization, Money change, DueReason reason, long orderVersion, Instant at)
            implements AccountEvent {}

    record PaymentSucceeded(Payment payment, Balance balance) implements AccountEvent {}

    /** @param retry what follows for a charge of a card on file; null for a try on a page, which stays open */
    record PaymentFailed(Payment payment, String declineCode, @Nullable Retry retry, Balance balance)
            implements AccountEvent {}

    /** The processor has the payment and has not said what became of it. */
    record PaymentUnknown(Payment payment, Balance balance) implements AccountEvent {}

    /** The customer's bank wants to ask the customer, at {@code url}. */
    record PaymentActionRequired(Payment payment, Balance balance, String url) implements AccountEvent {}

    /** All of a refund is through. */
    record RefundIssued(Refunded refund, Balance balance) implements AccountEvent {}

    /**
     * Some of a refund did not go through; the refund's amount is what did not.
     *
     * @param code why, in the processor's words
     * @param nextAt when it is tried again by itself (UTC); null when staff have to
     */
    record RefundFailed(Refunded refund, String code, @Nullable Instant nextAt, Balance balance)
            implements AccountEvent {}

    /** The customer has owed for longer than the merchant waits. Once per debt: it ends when nothing is due any more. */
    record BalanceOverdue(Balance balance, Money amount, Instant since) implements AccountEvent {}

    /** A pre-order has been unpaid for as long as its merchant allows, so that it is to be canceled. Once per debt. */
    record UnpaidLimitReached(Balance balance, Money amount, Instant since) implements AccountEvent {}

    /**
     * A promoted sum is not what its entries add up to: a bug, or somebody at the database.
     *
     * @param difference the promoted sum less the entries', never zero
     */
    record LedgerUnbalanced(Balance balance, Money difference, LedgerEntry.Kind what) implements AccountEvent {}

    /** A charge of a card on file is going to be made on a day of the shop's calendar, unless something happens before. */
    record ChargeUpcoming(Balance balance, UUID chargeId, Money amount, LocalDate on, String method)
            implements AccountEvent {}

    /** The customer gets a link to save another card. */
    record MethodUpdateRequested(Balance balance, UUID requestId, String url, Instant expiresAt)
            implements AccountEvent {}

    /** The order has another card on file, or its first. */
    record MethodReplaced(Balance balance, String method) implements AccountEvent {}

    /** The balance as it is, for consumers that rebuild their view. */
    record Snapshot(Balance balance) implements AccountEvent {}
}
