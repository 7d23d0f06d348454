package dev.portico.orderedit.balance;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.portico.kit.inbox.EventConsumer;
import dev.portico.kit.inbox.PoisonException;
import dev.portico.kit.inbox.ReceivedEvent;
import dev.portico.kit.inbox.ReplayableConsumer;
import dev.portico.orderedit.edit.UnpaidOrders;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** What payments mean for orders. */
@ApplicationScoped
class PaymentEventsConsumer implements ReplayableConsumer {

    private static final String NAME = "order-edit/payments";

    private final EventConsumer events;
    private final Map<String, Function<ReceivedEvent, Uni<Void>>> handlers;

    PaymentEventsConsumer(EventConsumer events, AccountBalances balances, UnpaidOrders unpaid) {
        this.events = events;
        Function<ReceivedEvent, Uni<Void>> keep = event -> balances.keep(event.merchant(), event);
        this.handlers = Map.of(
                "balance.changed.v1",
                keep,
                "account.snapshot.v1",
                keep,
                "payment.unpaid-limit-reached.v1",
                event -> unpaid.cancel(event.merchant(), order(event)));
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record OfOrder(@Nullable Balance balance) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Balance(@Nullable UUID orderId) {}

    private static UUID order(ReceivedEvent event) {
        var balance = event.as(OfOrder.class).balance();
        if (balance == null || balance.orderId() == null) {
            throw new PoisonException("a payment event without an order");
        }
        return balance.orderId();
    }

    @Override
    public String topic() {
        return "payment.events";
    }

    @Override
    @Incoming("payments")
    public Uni<Void> on(ConsumerRecords<String, String> received) {
        return events.consume(NAME, received, handlers);
    }
}
