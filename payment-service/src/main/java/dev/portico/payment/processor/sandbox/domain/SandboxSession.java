package dev.portico.payment.processor.sandbox.domain;

import dev.portico.payment.processor.domain.CardOnFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A payment page of the Sandbox and how far it has come. Steps that come too late (a second click, a paid or expired
 * page) change nothing and say nothing.
 *
 * @param paymentReference the id of the payment it leads to
 * @param attempt the customer's tries so far
 * @param declineCode of the last try, while it is the last thing that happened
 * @param settlesAt when the bank that kept silent will have answered
 * @param offer under which ids the card would be kept; null when the page doesn't offer that
 * @param keep whether the customer said so with the last try
 * @param onFile the card that the page offers beside one to type; null when the customer has none here
 */
public record SandboxSession(
        String id,
        String merchant,
        Order order,
        Money amount,
        String returnUrl,
        String paymentReference,
        Status status,
        int attempt,
        @Nullable String method,
        @Nullable String declineCode,
        @Nullable Instant paidAt,
        @Nullable Instant settlesAt,
        Instant expiresAt,
        @Nullable CardIds offer,
        boolean keep,
        @Nullable TestCard onFile) {

    /** What the page is for, in the merchant's terms. */
    public record Order(UUID checkoutId, UUID orderId, String number, String shopName, String locale) {}

    public enum Status {
        OPEN,
        REQUIRES_ACTION,
        PROCESSING,
        PAID,
        EXPIRED
    }

    /** The next state and what is told to the merchant by webhook. */
    public record Step(SandboxSession session, List<SandboxEventType> events) {

        public Step {
            events = List.copyOf(events);
        }
    }

    /**
     * The customer sent the card form.
     *
     * @param save whether they want the card to be kept
     * @param form the number of the try that the form was shown for: a double click sends the same one twice
     * @param silence how long the bank of a hanging card takes
     */
    public Step pay(TestCard card, int form, boolean save, Instant now, Duration silence) {
        if (statusAt(now) != Status.OPEN || form != attempt + 1) {
            return unchanged();
        }
        return keeping(offer != null && save).charge(card, form, now, silence);
    }

    /**
     * The customer confirmed to pay with the card on file: it does what it would do if it was typed. Nothing on a page that
     * offers none.
     *
     * @param form as in {@link #pay}
     */
    public Step payOnFile(int form, Instant now, Duration silence) {
        return onFile == null ? unchanged() : pay(onFile, form, false, now, silence);
    }

    private Step charge(TestCard card, int form, Instant now, Duration silence) {
        return switch (card.behavior()) {
            case PAYS, DECLINES_LATER -> paid(form, card.method(), now);
            case DECLINES -> declined(form, card.method(), card.declineCode());
            case ASKS ->
                step(
                        SandboxEventType.REQUIRES_ACTION,
                        with(Status.REQUIRES_ACTION, form, card.method(), null, null, null));
            case HANGS ->
                step(
                        SandboxEventType.PROCESSING,
                        with(Status.PROCESSING, form, card.method(), null, null, now.plus(silence)));
        };
    }

    /** The customer answered their bank's question. */
    public Step confirm(boolean approved, Instant now) {
        if (statusAt(now) != Status.REQUIRES_ACTION) {
            return unchanged();
        }
        var card = Objects.requireNonNull(method);
        return approved ? paid(attempt, card, now) : declined(attempt, card, "authentication_failed");
    }

    /** The silent bank has answered by now, or not yet. */
    public Step settle(Instant now) {
        var answered = status == Status.PROCESSING && !now.isBefore(Objects.requireNonNull(settlesAt));
        return answered ? paid(attempt, Objects.requireNonNull(method), now) : unchanged();
    }

    /** Closes the page, unless money moved or may be moving. */
    public Step expire() {
        if (status != Status.OPEN && status != Status.REQUIRES_ACTION) {
            return unchanged();
        }
        return step(SandboxEventType.EXPIRED, with(Status.EXPIRED, attempt, null, null, null, null));
    }

    /** The card, once it has paid and is kept. */
    public Optional<CardOnFile> saved() {
        return offer != null && keep && status == Status.PAID
                ? Optional.of(offer.with(Objects.requireNonNull(method)))
                : Optional.empty();
    }

    /** The status with the page's own lifetime taken into account. */
    public Status statusAt(Instant now) {
        var unpaid = status == Status.OPEN || status == Status.REQUIRES_ACTION;
        return unpaid && !now.isBefore(expiresAt) ? Status.EXPIRED : status;
    }

    private Step paid(int tries, String with, Instant now) {
        return step(SandboxEventType.SUCCEEDED, with(Status.PAID, tries, with, null, now, null));
    }

    private Step declined(int tries, String with, String code) {
        return step(SandboxEventType.DECLINED, with(Status.OPEN, tries, with, code, null, null));
    }

    private Step unchanged() {
        return new Step(this, List.of());
    }

    private static Step step(SandboxEventType event, SandboxSession session) {
        return new Step(session, List.of(event));
    }

    private SandboxSession with(
            Status next,
            int tries,
            @Nullable String card,
            @Nullable String refusal,
            @Nullable Instant paid,
            @Nullable Instant settles) {
        return new SandboxSession(
                id,
                merchant,
                order,
                amount,
                returnUrl,
                paymentReference,
                next,
                tries,
                card,
                refusal,
                paid,
                settles,
                expiresAt,
                offer,
                keep,
                onFile);
    }

    private SandboxSession keeping(boolean save) {
        return new SandboxSession(
                id,
                merchant,
                order,
                amount,
                returnUrl,
                paymentReference,
                status,
                attempt,
                method,
                declineCode,
                paidAt,
                settlesAt,
                expiresAt,
                offer,
                save,
                onFile);
    }
}
