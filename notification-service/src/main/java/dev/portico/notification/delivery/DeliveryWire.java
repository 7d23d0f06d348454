package dev.portico.notification.delivery;

import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.outbox.PublishedEvent;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.text.Languages;
import dev.portico.notification.delivery.domain.Audience;
import dev.portico.notification.delivery.domain.Delivery;
import dev.portico.notification.delivery.domain.MailKind;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** What others hear of our mails about orders. The recipient's address stays here. */
final class DeliveryWire {

    private static final String TOPIC = "notification.events";

    /** @param locale the language that the mail is written in */
    record DeliveryPart(UUID deliveryId, UUID orderId, MailKind kind, Audience audience, String locale, UUID causeId) {}

    record Sent(DeliveryPart delivery, Instant sentAt) {}

    record Failed(DeliveryPart delivery, int attempts, String reason) {}

    static PublishedEvent sent(MerchantId merchant, Delivery delivery, long sequence) {
        var sentAt = Objects.requireNonNull(delivery.sentAt());
        return event("email.sent.v1", merchant, delivery, sequence, sentAt, new Sent(part(delivery), sentAt));
    }

    static PublishedEvent failed(MerchantId merchant, Delivery delivery, long sequence) {
        var reason = Objects.requireNonNull(delivery.lastError());
        return event(
                "email.failed.v1",
                merchant,
                delivery,
                sequence,
                delivery.dueAt(),
                new Failed(part(delivery), delivery.attempts(), reason));
    }

    private static PublishedEvent event(
            String type, MerchantId merchant, Delivery delivery, long sequence, Instant at, Object data) {
        return new PublishedEvent(
                Ids.next(),
                TOPIC,
                type,
                Objects.requireNonNull(delivery.orderId()).toString(),
                merchant,
                Actor.SYSTEM,
                sequence,
                at,
                data);
    }

    private static DeliveryPart part(Delivery delivery) {
        return new DeliveryPart(
                delivery.id(),
                Objects.requireNonNull(delivery.orderId()),
                delivery.kind(),
                delivery.kind().audience(),
                Languages.of(delivery.locale()).orElseThrow(),
                delivery.causeId());
    }

    private DeliveryWire() {}
}
