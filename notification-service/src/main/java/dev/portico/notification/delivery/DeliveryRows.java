package dev.portico.notification.delivery;

import dev.portico.kit.sql.Columns;
import dev.portico.notification.delivery.domain.Delivery;
import dev.portico.notification.delivery.domain.DeliveryStatus;
import dev.portico.notification.delivery.domain.MailKind;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;

/** Rows → deliveries, as entities and as columns. The other direction is SQL, in {@link DeliveryRepository}. */
final class DeliveryRows {

    /** In the order that {@link #toDelivery(Columns)} reads them in. */
    static final String COLUMNS =
            """
             id, order_id, cause_id, kind, recipient, locale, status, attempts, due_at, created_at, sent_at, last_error,
             resend_of
            """;

    /** How many columns those are. */
    static final int WIDTH = 13;

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

    static Delivery toDelivery(Columns row) {
        return new Delivery(
                row.get(UUID.class, 0),
                row.find(UUID.class, 1).orElse(null),
                row.get(UUID.class, 2),
                MailKind.valueOf(row.get(String.class, 3)),
                row.get(String.class, 4),
                Locale.forLanguageTag(row.get(String.class, 5)),
                DeliveryStatus.valueOf(row.get(String.class, 6)),
                row.get(Integer.class, 7),
                row.get(OffsetDateTime.class, 8).toInstant(),
                row.get(OffsetDateTime.class, 9).toInstant(),
                row.find(OffsetDateTime.class, 10)
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                row.find(String.class, 11).orElse(null),
                row.find(UUID.class, 12).orElse(null));
    }

    private DeliveryRows() {}
}
