package dev.portico.payment.method.domain;

import dev.portico.payment.processor.domain.SetupOutcome;
import dev.portico.payment.processor.domain.SetupSession;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page that saves a card. It is stored before the processor is asked, with the key the processor is asked with, so that a
 * crash in between leads back to the same page.
 *
 * @param processorKey idempotency key towards the processor, one per set-up
 * @param session null until the processor has answered
 */
public record CardSetup(
        UUID id,
        UUID orderId,
        String returnUrl,
        String processor,
        String processorKey,
        Status status,
        @Nullable SetupSession session,
        Instant createdAt) {

    public enum Status {
        CREATED,
        OPEN,
        SAVED,
        EXPIRED
    }

    public static CardSetup create(UUID id, UUID orderId, String returnUrl, String processor, Instant at) {
        return new CardSetup(id, orderId, returnUrl, processor, "setup-" + id, Status.CREATED, null, at);
    }

    public boolean hasPage() {
        return session != null;
    }

    /** The processor has a page. A webhook may have been faster: then the status is further on already, and stays. */
    public CardSetup opened(SetupSession page) {
        return with(status == Status.CREATED ? Status.OPEN : status, page);
    }

    /** Whether {@code outcome} tells something new: once a card is saved nothing does, and an expired page may still have. */
    public boolean isNews(SetupOutcome outcome) {
        if (outcome instanceof SetupOutcome.Saved) {
            return status != Status.SAVED;
        }
        return outcome instanceof SetupOutcome.Expired && (status == Status.CREATED || status == Status.OPEN);
    }

    /** @throws IllegalStateException when it {@linkplain #isNews isn't news} */
    public CardSetup settle(SetupOutcome outcome) {
        if (!isNews(outcome)) {
            throw new IllegalStateException("set-up %s is %s: %s is no news".formatted(id, status, outcome));
        }
        return with(outcome instanceof SetupOutcome.Saved ? Status.SAVED : Status.EXPIRED, session);
    }

    public boolean isOpen() {
        return status == Status.CREATED || status == Status.OPEN;
    }

    /** @throws IllegalStateException while the processor has not answered */
    public SetupSession requireSession() {
        if (session == null) {
            throw new IllegalStateException("set-up %s has no page yet".formatted(id));
        }
        return session;
    }

    private CardSetup with(Status next, @Nullable SetupSession page) {
        return new CardSetup(id, orderId, returnUrl, processor, processorKey, next, page, createdAt);
    }
}
