package dev.portico.notification.delivery;

import dev.portico.notification.delivery.domain.Audience;
import dev.portico.notification.delivery.domain.Delivery;
import dev.portico.notification.delivery.domain.DeliveryStatus;
import dev.portico.notification.delivery.domain.MailKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail as staff see it.
 *
 * @param orderId null when it is about the shop, not about an order
 * @param nextTryAt null when nobody tries any more
 * @param resendOf the delivery that this one repeats
 */
record DeliveryView(
        UUID id,
        @Nullable UUID orderId,
        UUID causeId,
        MailKind kind,
        Audience audience,
        String recipient,
        String locale,
        DeliveryStatus status,
        int attempts,
        Instant createdAt,
        @Nullable Instant nextTryAt,
        @Nullable Instant sentAt,
        @Nullable String lastError,
        @Nullable UUID resendOf) {

    static DeliveryView of(Delivery delivery) {
        return new DeliveryView(
                delivery.id(),
                delivery.orderId(),
                delivery.causeId(),
                delivery.kind(),
                delivery.kind().audience(),
                delivery.recipient(),
                delivery.locale().toLanguageTag(),
                delivery.status(),
                delivery.attempts(),
                delivery.createdAt(),
                delivery.status().isFinal() ? null : delivery.dueAt(),
                delivery.sentAt(),
                delivery.lastError(),
                delivery.resendOf());
    }
}
