package dev.portico.portal.view;

import dev.portico.kit.inbox.EventBatches;
import dev.portico.kit.inbox.ReceivedEvent;
import dev.portico.kit.inbox.ReplayableConsumer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Every event of an order carries the order after it; some are worth a line in its history. */
@ApplicationScoped
class OrderEventsConsumer implements ReplayableConsumer {

    private static final Set<String> TYPES = Set.of(
            "order.received.v1",
            "order.snapshot.v1",
            "order.updated.v1",
            "order.edited.v1",
            "order.edit-reverted.v1",
            "order.edit-requested.v1",
            "order.edit-approved.v1",
            "order.edit-declined.v1",
            "order.edit-expired.v1",
            "order.edit-withdrawn.v1",
            "order.cancel-requested.v1",
            "order.canceled.v1",
            "order.withdrawn.v1",
            "order.tagged.v1",
            "order.held.v1",
            "order.released.v1",
            "order.notification-requested.v1",
            "order.window-closed.v1");

    private final EventBatches batches;
    private final OrderViews views;

    OrderEventsConsumer(EventBatches batches, OrderViews views) {
        this.batches = batches;
        this.views = views;
    }

    @Override
    public String topic() {
        return "order.events";
    }

    @Override
    @Incoming("orders")
    public Uni<Void> on(ConsumerRecords<String, String> records) {
        return batches.consume(records, TYPES, this::project);
    }

    private Uni<Void> project(List<ReceivedEvent> events) {
        return views.apply(events.stream().map(OrderEventsConsumer::change).toList());
    }

    private static ViewChange change(ReceivedEvent event) {
        var order = event.data().path("order");
        requireReadable(event);
        return ViewChange.ofOrder(
                event.merchant().value(),
                UUID.fromString(event.subject()),
                event.sequence(),
                order,
                OrderHistory.of(event));
    }

    /** What can't be shown must not be stored: it goes to the dead letters here, not to a customer's page. */
    private static void requireReadable(ReceivedEvent event) {
        var read = event.as(Announced.class);
        if (read.order() == null
                || !event.subject().equals(String.valueOf(read.order().id()))) {
            throw new IllegalArgumentException("the event does not carry the order it is about");
        }
    }

    /** The part every type has in common. */
    private record Announced(dev.portico.portal.view.domain.@Nullable OrderExcerpt order) {}
}
