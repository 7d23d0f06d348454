package dev.portico.orderedit.balance;

import dev.portico.kit.inbox.EventConsumer;
import dev.portico.kit.inbox.ReceivedEvent;
import dev.portico.kit.inbox.ReplayableConsumer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What payments mean for orders. */
@ApplicationScoped
class PaymentEventsConsumer implements ReplayableConsumer {

    private static final String NAME = "order-edit/payments";

    private final EventConsumer events;
    private final Map<String, Function<ReceivedEvent, Uni<Void>>> handlers;

    PaymentEventsConsumer(EventConsumer events, AccountBalances balances) {
        this.events = events;
        Function<ReceivedEvent, Uni<Void>> keep = event -> balances.keep(event.merchant(), event);
        this.handlers = Map.of("balance.changed.v1", keep, "account.snapshot.v1", keep);
    }

    @Override
    public String topic() {
        return "payment.events";
    }

    @Override
    @Incoming("payments")
    public Uni<Void> on(ConsumerRecord<String, String> event) {
        return events.consume(NAME, event, handlers);
    }
}
