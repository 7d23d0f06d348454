package dev.portico.notification.delivery;

import dev.portico.notification.delivery.domain.Delivery;
import java.util.Locale;

/** Row ↔ delivery, both directions next to each other. */
final class DeliveryRows {

    static Delivery toDelivery(DeliveryRow row) {
        return new Delivery(
                row.id,
                row.orderId,
                row.causeId,
                row.kind,
                row.recipient,
                Locale.forLanguageTag(row.locale),
                row.status,
                row.attempts,
                row.dueAt,
                row.createdAt,
                row.sentAt,
                row.lastError,
                row.resendOf);
    }

    /** What a step can change; the rest is written once, by {@link DeliveryRepository#add}. */
    static void write(Delivery delivery, DeliveryRow row) {
        row.status = delivery.status();
        row.attempts = delivery.attempts();
        row.dueAt = delivery.dueAt();
        row.sentAt = delivery.sentAt();
        row.lastError = delivery.lastError();
    }

    private DeliveryRows() {}
}
