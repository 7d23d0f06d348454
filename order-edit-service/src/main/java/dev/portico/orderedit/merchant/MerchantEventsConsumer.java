package dev.portico.orderedit.merchant;

import dev.portico.kit.inbox.EventConsumer;
import dev.portico.kit.inbox.ReceivedEvent;
import dev.portico.kit.inbox.ReplayableConsumer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What a merchant's settings mean for orders. */
@ApplicationScoped
class MerchantEventsConsumer implements ReplayableConsumer {

    private static final String NAME = "order-edit/merchants";

    private final EventConsumer events;
    private final Map<String, Function<ReceivedEvent, Uni<Void>>> handlers;

    MerchantEventsConsumer(EventConsumer events, Merchants merchants) {
        this.events = events;
        this.handlers = Map.of("merchant.settings-changed.v1", event -> merchants.keep(event.merchant(), event));
    }

    @Override
    public String topic() {
        return "merchant.events";
    }

    @Override
    @Incoming("merchants")
    public Uni<Void> on(ConsumerRecords<String, String> received) {
        return events.consume(NAME, received, handlers);
    }
}
