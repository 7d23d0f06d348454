package dev.portico.notification.event;

import dev.portico.kit.inbox.EventConsumer;
import dev.portico.kit.inbox.ReceivedEvent;
import dev.portico.kit.inbox.ReplayableConsumer;
import dev.portico.notification.delivery.DeliveryWorker;
import dev.portico.notification.delivery.domain.MailKind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Links that somebody asked for. They are mailed to the address on the order, whoever asked. */
@ApplicationScoped
class LinkEventsConsumer implements ReplayableConsumer {

    private static final String NAME = "notification/links";

    private final EventConsumer events;
    private final MailPlan plan;
    private final DeliveryWorker worker;
    private final Map<String, Function<ReceivedEvent, Uni<Void>>> handlers;

    LinkEventsConsumer(EventConsumer events, MailPlan plan, DeliveryWorker worker) {
        this.events = events;
        this.plan = plan;
        this.worker = worker;
        this.handlers = Map.of(
                "link.requested.v1", event -> mail(event, MailKind.LINK_REQUESTED),
                "orders-link.requested.v1", event -> mail(event, MailKind.ORDERS_LINK_REQUESTED));
    }

    @Override
    public String topic() {
        return "link.events";
    }

    @Override
    @Incoming("links")
    public Uni<Void> on(ConsumerRecords<String, String> received) {
        return events.consume(NAME, received, handlers).invoke(worker::wake);
    }

    private Uni<Void> mail(ReceivedEvent event, MailKind kind) {
        return plan.mail(Occasion.of(event), List.of(kind));
    }
}
