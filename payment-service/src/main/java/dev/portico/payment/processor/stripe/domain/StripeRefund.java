package dev.portico.payment.processor.stripe.domain;

import dev.portico.payment.processor.domain.RefundOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A refund as Stripe has it.
 *
 * @param failure why it failed, such as {@code expired_or_canceled_card}
 * @param createdAt (UTC)
 */
public record StripeRefund(String id, String status, @Nullable String failure, Instant createdAt) {

    public RefundOutcome outcome() {
        return switch (status) {
            case "succeeded" -> new RefundOutcome.Succeeded(id, createdAt);
            case "pending", "requires_action" -> new RefundOutcome.Pending(id);
            case "failed", "canceled" -> new RefundOutcome.Failed(failure == null ? status : failure);
            default -> new RefundOutcome.Unknown();
        };
    }
}
