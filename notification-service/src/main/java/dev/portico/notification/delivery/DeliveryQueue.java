package dev.portico.notification.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.kit.outbox.Outbox;
import dev.portico.kit.outbox.PublishedEvent;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.notification.delivery.Outcome.Refused;
import dev.portico.notification.delivery.domain.Delivery;
import dev.portico.notification.delivery.domain.DeliveryStatus;
import dev.portico.notification.recipient.MerchantProfile;
import dev.portico.notification.recipient.OrderRecipient;
import dev.portico.notification.recipient.Recipients;
import dev.portico.notification.template.MailFacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.LongFunction;

/** What happens to a delivery's row before and after its mail is sent. */
@ApplicationScoped
class DeliveryQueue {

    private final DeliveryRepository deliveries;
    private final Recipients recipients;
    private final Outbox outbox;
    private final DeliveryConfig config;
    private final MailMetrics metrics;
    private final ObjectMapper json;
    private final Clock clock;

    DeliveryQueue(
            DeliveryRepository deliveries,
            Recipients recipients,
            Outbox outbox,
            DeliveryConfig config,
            MailMetrics metrics,
            ObjectMapper json,
            Clock clock) {
        this.deliveries = deliveries;
        this.recipients = recipients;
        this.outbox = outbox;
        this.config = config;
        this.metrics = metrics;
        this.json = json;
        this.clock = clock;
    }

    /** Begins a try, in the worker's transaction, and finds what its mail is written from. */
    Uni<Outgoing> claim(DeliveryRow row, Instant now) {
        var claimed = DeliveryRows.toDelivery(row).claim(config.policy(), now);
        DeliveryRows.write(claimed, row);
        var facts = json.convertValue(row.facts, MailFacts.class);
        var merchant = new MerchantId(row.merchant);
        var order = claimed.orderId();
        return merchantOf(merchant, claimed)
                .chain(profile -> order == null
                        ? Uni.createFrom().item(new Outgoing(claimed, facts, profile, null, 0))
                        : aboutOrder(claimed, facts, profile, order));
    }

    private Uni<Outgoing> aboutOrder(Delivery claimed, MailFacts facts, MerchantProfile merchant, UUID orderId) {
        return orderOf(merchant.id(), claimed, orderId).chain(order -> recipients
                .generation(merchant.id(), orderId)
                .map(generation -> new Outgoing(claimed, facts, merchant, order, generation)));
    }

    private Uni<MerchantProfile> merchantOf(MerchantId merchant, Delivery delivery) {
        return recipients
                .findMerchant(merchant)
                .map(found -> found.orElseThrow(() -> new IllegalStateException("no merchant for " + delivery.id())));
    }

    private Uni<OrderRecipient> orderOf(MerchantId merchant, Delivery delivery, UUID orderId) {
        return recipients
                .findOrder(merchant, orderId)
                .map(found -> found.orElseThrow(() -> new IllegalStateException("no order for " + delivery.id())));
    }

    /** The mail is out: true even when the lease had ended and another worker has the delivery by now. */
    @MerchantTransaction
    public Uni<Void> accepted(MerchantId merchant, Delivery claimed) {
        return deliveries
                .requireLocked(claimed.id())
                .chain(row -> row.status == DeliveryStatus.SENDING ? store(merchant, row, sent(row)) : nothing());
    }

    /** Only the worker that has the delivery now may say so. */
    @MerchantTransaction
    public Uni<Void> refused(MerchantId merchant, Refused refused) {
        return deliveries
                .requireLocked(refused.delivery().id())
                .chain(row ->
                        isStill(refused.delivery(), row) ? store(merchant, row, failed(row, refused)) : nothing());
    }

    private Delivery sent(DeliveryRow row) {
        return DeliveryRows.toDelivery(row).sent(clock.instant());
    }

    private Delivery failed(DeliveryRow row, Refused refused) {
        return DeliveryRows.toDelivery(row)
                .failed(refused.reason(), refused.permanent(), config.policy(), clock.instant());
    }

    private static boolean isStill(Delivery claimed, DeliveryRow row) {
        return row.status == DeliveryStatus.SENDING && row.attempts == claimed.attempts();
    }

    private Uni<Void> store(MerchantId merchant, DeliveryRow row, Delivery next) {
        DeliveryRows.write(next, row);
        metrics.tried(next);
        if (next.orderId() == null) {
            return nothing(); // what we publish is ordered by the order it is about
        }
        return switch (next.status()) {
            case SENT -> announce(merchant, next, sequence -> DeliveryWire.sent(merchant, next, sequence));
            case PARKED -> announce(merchant, next, sequence -> DeliveryWire.failed(merchant, next, sequence));
            default -> nothing();
        };
    }

    private Uni<Void> announce(MerchantId merchant, Delivery delivery, LongFunction<PublishedEvent> event) {
        return deliveries
                .nextSequence(merchant, delivery)
                .chain(sequence -> outbox.append(List.of(event.apply(sequence))));
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
