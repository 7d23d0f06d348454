package dev.portico.payment.method.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link to save another card, for one use.
 *
 * @param expiresAt exclusive
 * @param setupId the set-up that its use led to; null while it is unused
 */
public record UpdateRequest(UUID id, UUID orderId, Instant expiresAt, @Nullable UUID setupId) {

    /** Why the link does not work (any more). */
    public enum Refusal {
        USED,
        EXPIRED
    }

    /**
     * @param setup what an earlier use led to. While the processor has not given it a page, that use got nobody anywhere, and
     *     the same link goes on where it stopped.
     */
    public Optional<Refusal> refusal(Optional<CardSetup> setup, Instant now) {
        if (setup.filter(CardSetup::hasPage).isPresent()) {
            return Optional.of(Refusal.USED);
        }
        return now.isBefore(expiresAt) ? Optional.empty() : Optional.of(Refusal.EXPIRED);
    }

    public UpdateRequest usedFor(UUID setup) {
        return new UpdateRequest(id, orderId, expiresAt, setup);
    }
}
