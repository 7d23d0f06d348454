package dev.portico.payment.processor.sandbox.domain;

import dev.portico.payment.processor.domain.DeclineClass;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A charge of a card on file. Steps that come too late change nothing and say nothing.
 *
 * @param reference the id of the payment
 * @param confirmation unguessable id of the page on which the bank asks the customer
 * @param settlesAt when the bank that kept silent will have answered
 */
public record SandboxCharge(
        String reference,
        String merchant,
        Order order,
        Money amount,
        String method,
        String confirmation,
        Status status,
        @Nullable String declineCode,
        @Nullable Instant paidAt,
        @Nullable Instant settlesAt) {

    /**
     * What the charge is for, in the merchant's terms.
     *
     * @param key the idempotency key it was ordered with, given back in every webhook
     */
    public record Order(String key, UUID chargeId, UUID orderId, String number) {}

    /** The ids that a new charge gets. */
    public record NewIds(String reference, String confirmation) {}

    public enum Status {
        SUCCEEDED,
        DECLINED,
        REQUIRES_ACTION,
        PROCESSING
    }

    /** The next state and what is told to the merchant by webhook. */
    public record Step(SandboxCharge charge, List<SandboxEventType> events) {

        public Step {
            events = List.copyOf(events);
        }
    }

    private static final String NOT_CONFIRMED = "authentication_failed";
    private static final String NO_SUCH_CARD = "card_not_found";

    /** @param silence how long the bank of a hanging card takes */
    public static Step of(
            NewIds ids, String merchant, Order order, Money amount, TestCard card, Instant now, Duration silence) {
        var begun = new SandboxCharge(
                ids.reference(),
                merchant,
                order,
                amount,
                card.method(),
                ids.confirmation(),
                Status.PROCESSING,
                null,
                null,
                now.plus(silence));
        return switch (card.behavior()) {
            case PAYS -> begun.paid(now);
            case DECLINES, DECLINES_LATER -> begun.declined(card.declineCode());
            case ASKS ->
                new Step(
                        begun.with(Status.REQUIRES_ACTION, null, null, null),
                        List.of(SandboxEventType.CHARGE_REQUIRES_ACTION));
            case HANGS -> new Step(begun, List.of(SandboxEventType.CHARGE_PROCESSING));
        };
    }

    /** The charge of a card that is not on file. */
    public static Step refused(NewIds ids, String merchant, Order order, Money amount, String method) {
        return new SandboxCharge(
                        ids.reference(),
                        merchant,
                        order,
                        amount,
                        method,
                        ids.confirmation(),
                        Status.DECLINED,
                        null,
                        null,
                        null)
                .declined(NO_SUCH_CARD);
    }

    /** The customer answered their bank's question. */
    public Step confirm(boolean approved, Instant now) {
        if (status != Status.REQUIRES_ACTION) {
            return unchanged();
        }
        return approved ? paid(now) : declined(NOT_CONFIRMED);
    }

    /** The silent bank has answered by now, or not yet. */
    public Step settle(Instant now) {
        var answered = status == Status.PROCESSING && !now.isBefore(Objects.requireNonNull(settlesAt));
        return answered ? paid(now) : unchanged();
    }

    /** @throws IllegalStateException when it wasn't declined */
    public DeclineClass declineClass() {
        if (declineCode == null) {
            throw new IllegalStateException(reference + " wasn't declined");
        }
        return switch (declineCode) {
            case "insufficient_funds" -> DeclineClass.SOFT;
            case NOT_CONFIRMED -> DeclineClass.AUTHENTICATION;
            default -> DeclineClass.HARD;
        };
    }

    /** To the millisecond: the first answer and what is read back later are the same. */
    private Step paid(Instant now) {
        return new Step(
                with(Status.SUCCEEDED, null, now.truncatedTo(ChronoUnit.MILLIS), null),
                List.of(SandboxEventType.CHARGE_SUCCEEDED));
    }

    private Step declined(String code) {
        return new Step(with(Status.DECLINED, code, null, null), List.of(SandboxEventType.CHARGE_DECLINED));
    }

    private Step unchanged() {
        return new Step(this, List.of());
    }

    private SandboxCharge with(
            Status next, @Nullable String refusal, @Nullable Instant paid, @Nullable Instant settles) {
        return new SandboxCharge(
                reference, merchant, order, amount, method, confirmation, next, refusal, paid, settles);
    }
}
