package dev.portico.notification.event;

import dev.portico.kit.inbox.EventConsumer;
import dev.portico.kit.inbox.ReceivedEvent;
import dev.portico.kit.inbox.ReplayableConsumer;
import dev.portico.notification.delivery.DeliveryWorker;
import dev.portico.notification.delivery.domain.MailKind;
import dev.portico.notification.order.OrderMemory;
import dev.portico.notification.order.OrderNews;
import dev.portico.notification.template.MailFacts;
import dev.portico.notification.template.OrderFacts.LineFacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What orders mean for mails. Every order event says who the customer is; some are worth a mail. */
@ApplicationScoped
class OrderEventsConsumer implements ReplayableConsumer {

    private static final String NAME = "notification/orders";

    private final EventConsumer events;
    private final OrderMemory memory;
    private final OrderMails mails;
    private final PreOrderMails preOrders;
    private final ListingMails listings;
    private final DeliveryWorker worker;
    private final Map<String, Function<ReceivedEvent, Uni<Void>>> handlers;

    OrderEventsConsumer(
            EventConsumer events,
            OrderMemory memory,
            OrderMails mails,
            PreOrderMails preOrders,
            ListingMails listings,
            DeliveryWorker worker) {
        this.events = events;
        this.memory = memory;
        this.mails = mails;
        this.preOrders = preOrders;
        this.listings = listings;
        this.worker = worker;
        this.handlers = Map.ofEntries(
                about("order.received.v1", this::received),
                about("order.edited.v1", mails::edited),
                about("order.edit-reverted.v1", mails::reverted),
                about("order.edit-requested.v1", mails::requested),
                about("order.edit-approved.v1", OrderEventsConsumer::nothing),
                about("order.edit-declined.v1", mails::declined),
                about("order.edit-expired.v1", mails::expired),
                about("order.edit-withdrawn.v1", OrderEventsConsumer::nothing),
                about(
                        "order.cancel-requested.v1",
                        event -> mails.mail(event, MailKind.CANCEL_REQUESTED, MailKind.CANCEL_REQUEST_WAITING)),
                about("order.canceled.v1", mails::canceled),
                about("order.withdrawn.v1", mails::withdrawn),
                about("order.notification-requested.v1", mails::notice),
                about("order.updated.v1", OrderEventsConsumer::nothing),
                about("order.tagged.v1", OrderEventsConsumer::nothing),
                about("order.held.v1", OrderEventsConsumer::nothing),
                about("order.released.v1", OrderEventsConsumer::nothing),
                about("order.window-closed.v1", OrderEventsConsumer::nothing),
                about("order.snapshot.v1", OrderEventsConsumer::nothing),
                Map.entry("usage.threshold-reached.v1", mails::allowance));
    }

    @Override
    public String topic() {
        return "order.events";
    }

    @Override
    @Incoming("orders")
    public Uni<Void> on(ConsumerRecords<String, String> received) {
        return events.consume(NAME, received, handlers).invoke(worker::wake);
    }

    private Map.Entry<String, Function<ReceivedEvent, Uni<Void>>> about(
            String type, Function<ReceivedEvent, Uni<Void>> mail) {
        return Map.entry(type, event -> remember(event).chain(() -> mail.apply(event)));
    }

    /** An order that came in closed (an import of old ones) is no news to its customer. */
    private Uni<Void> received(ReceivedEvent event) {
        if (!event.as(OrderEvent.class).isOpen()) {
            return nothing(event);
        }
        var facts = event.as(MailFacts.class);
        return facts.isPreOrder() ? preOrders.received(event, facts) : mails.mail(event, MailKind.ORDER_RECEIVED);
    }

    private Uni<Void> remember(ReceivedEvent event) {
        return memory.remember(event.merchant(), news(event), event.sequence())
                .chain(found -> listings.tellMissed(event, found));
    }

    private static OrderNews news(ReceivedEvent event) {
        var order = event.as(OrderEvent.class);
        return new OrderNews(
                order.recipient(event),
                order.isOpen() ? Optional.of(goods(event)) : Optional.empty(),
                order.awaitedListings(),
                event.occurredAt());
    }

    private static List<LineFacts> goods(ReceivedEvent event) {
        return Objects.requireNonNull(event.as(MailFacts.class).order()).lines().stream()
                .filter(line -> line.quantity() > 0)
                .toList();
    }

    private static Uni<Void> nothing(ReceivedEvent event) {
        return Uni.createFrom().voidItem();
    }
}
