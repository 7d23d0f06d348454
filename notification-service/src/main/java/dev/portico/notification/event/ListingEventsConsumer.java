package dev.portico.notification.event;

import dev.portico.kit.inbox.EventConsumer;
import dev.portico.kit.inbox.ReceivedEvent;
import dev.portico.kit.inbox.ReplayableConsumer;
import dev.portico.notification.delivery.domain.MailKind;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What listings mean for mails. Which orders have them is told by the orders. */
@ApplicationScoped
class ListingEventsConsumer implements ReplayableConsumer {

    private static final String NAME = "notification/listings";

    private final EventConsumer events;
    private final Map<String, Function<ReceivedEvent, Uni<Void>>> handlers;

    ListingEventsConsumer(EventConsumer events, ListingMails mails) {
        this.events = events;
        this.handlers = Map.of(
                "listing.statement-published.v1",
                event -> mails.announce(event, MailKind.SHIPPING_UPDATED),
                "listing.delay-announced.v1",
                event -> mails.announce(event, MailKind.DELAY_ANNOUNCED));
    }

    @Override
    public String topic() {
        return "listing.events";
    }

    @Override
    @Incoming("listings")
    public Uni<Void> on(ConsumerRecords<String, String> received) {
        return events.consume(NAME, received, handlers);
    }
}
