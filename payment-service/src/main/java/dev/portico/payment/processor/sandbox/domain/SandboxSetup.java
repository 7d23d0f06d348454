package dev.portico.payment.processor.sandbox.domain;

import dev.portico.payment.processor.domain.CardOnFile;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of the Sandbox that saves a card, and how far it has come. Steps that come too late change nothing.
 *
 * @param ids under which the card will be kept
 * @param attempt the customer's tries so far
 * @param declineCode of the last try, while it is the last thing that happened
 */
public record SandboxSetup(
        String id,
        String merchant,
        Order order,
        String returnUrl,
        CardIds ids,
        Status status,
        int attempt,
        @Nullable String method,
        @Nullable String declineCode,
        Instant expiresAt) {

    /** What the page is for, in the merchant's terms. */
    public record Order(UUID setupId, UUID orderId, String number, String shopName, String locale) {}

    public enum Status {
        OPEN,
        SAVED,
        EXPIRED
    }

    /** The next state and what is told to the merchant by webhook. */
    public record Step(SandboxSetup setup, List<SandboxEventType> events) {

        public Step {
            events = List.copyOf(events);
        }
    }

    /**
     * The customer sent the card form.
     *
     * @param form the number of the try that the form was shown for: a double click sends the same one twice
     */
    public Step save(TestCard card, int form, Instant now) {
        if (statusAt(now) != Status.OPEN || form != attempt + 1) {
            return new Step(this, List.of());
        }
        return card.canBeSaved()
                ? new Step(with(Status.SAVED, form, card.method(), null), List.of(SandboxEventType.SETUP_SAVED))
                : new Step(with(Status.OPEN, form, card.method(), card.declineCode()), List.of());
    }

    /** The status with the page's own lifetime taken into account. */
    public Status statusAt(Instant now) {
        return status == Status.OPEN && !now.isBefore(expiresAt) ? Status.EXPIRED : status;
    }

    public Optional<CardOnFile> saved() {
        return status == Status.SAVED ? Optional.of(ids.with(Objects.requireNonNull(method))) : Optional.empty();
    }

    private SandboxSetup with(Status next, int tries, String card, @Nullable String refusal) {
        return new SandboxSetup(id, merchant, order, returnUrl, ids, next, tries, card, refusal, expiresAt);
    }
}
