package dev.portico.payment.processor.sandbox.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Money given back of one payment.
 *
 * @param code why nothing went back
 * @param settlesAt when it will have come to an end
 */
public record SandboxRefund(
        String reference,
        String merchant,
        UUID refundId,
        String paymentReference,
        Money amount,
        Status status,
        @Nullable String code,
        @Nullable Instant settlesAt,
        @Nullable Instant refundedAt) {

    public enum Status {
        SUCCEEDED,
        PENDING,
        /** The bank has not answered: nobody knows. */
        PROCESSING,
        FAILED
    }

    /**
     * A payment and what became of it.
     *
     * @param method what it was paid with
     * @param refunded what has gone or is going back of it
     */
    public record Paid(Money amount, String method, Money refunded) {}

    /** The next state and what is told to the merchant by webhook. */
    public record Step(SandboxRefund refund, List<SandboxEventType> events) {

        public Step {
            events = List.copyOf(events);
        }
    }

    /**
     * @param payment empty when there is no such payment
     * @param delay how long a refund takes that isn't done at once
     */
    public static Step of(
            String reference,
            String merchant,
            UUID refundId,
            String paymentReference,
            Money amount,
            Optional<Paid> payment,
            Instant now,
            Duration delay) {
        var asked = new SandboxRefund(
                reference, merchant, refundId, paymentReference, amount, Status.PENDING, null, now.plus(delay), null);
        return payment.map(paid -> asked.against(paid, now)).orElseGet(() -> asked.failed("payment_not_found"));
    }

    private Step against(Paid payment, Instant now) {
        if (!payment.amount().isSameCurrency(amount)) {
            return failed("currency_mismatch");
        }
        if (payment.refunded().plus(amount).isGreaterThan(payment.amount())) {
            return failed("amount_too_large");
        }
        return switch (refunding(payment.method())) {
            case SUCCEEDS -> succeeded(now);
            case TAKES_A_WHILE, FAILS -> new Step(this, List.of(SandboxEventType.REFUND_PENDING));
            case HANGS -> new Step(with(Status.PROCESSING, null, settlesAt, null), List.of());
        };
    }

    /** What takes a while has come to its end by now, or not yet. */
    public Step settle(String method, Instant now) {
        var open = status == Status.PENDING || status == Status.PROCESSING;
        if (!open || now.isBefore(Objects.requireNonNull(settlesAt))) {
            return new Step(this, List.of());
        }
        return refunding(method) == TestCard.Refunding.FAILS ? failed("card_closed") : succeeded(now);
    }

    private static TestCard.Refunding refunding(String method) {
        return TestCard.byMethod(method).map(TestCard::refunding).orElse(TestCard.Refunding.SUCCEEDS);
    }

    /** To the millisecond: the first answer and what is read back later are the same. */
    private Step succeeded(Instant now) {
        return new Step(
                with(Status.SUCCEEDED, null, null, now.truncatedTo(ChronoUnit.MILLIS)),
                List.of(SandboxEventType.REFUND_SUCCEEDED));
    }

    private Step failed(String reason) {
        return new Step(with(Status.FAILED, reason, null, null), List.of(SandboxEventType.REFUND_FAILED));
    }

    private SandboxRefund with(
            Status next, @Nullable String reason, @Nullable Instant settles, @Nullable Instant refunded) {
        return new SandboxRefund(
                reference, merchant, refundId, paymentReference, amount, next, reason, settles, refunded);
    }
}
