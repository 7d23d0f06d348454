package dev.portico.payment.account;

import dev.portico.kit.inbox.EventConsumer;
import dev.portico.kit.inbox.ReceivedEvent;
import dev.portico.kit.inbox.ReplayableConsumer;
import dev.portico.kit.job.InTurn;
import dev.portico.payment.account.domain.OrderFacts.Cause;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What orders mean for accounts. */
@ApplicationScoped
class OrderEventsConsumer implements ReplayableConsumer {

    private static final String NAME = "payment/orders";

    private final EventConsumer events;
    private final Accounts accounts;
    private final List<WindowFollower> windows;
    private final Map<String, Function<ReceivedEvent, Uni<Void>>> handlers = Map.ofEntries(
            following("order.received.v1", Cause.RECEIVED),
            following("order.edited.v1", Cause.EDITED),
            following("order.edit-reverted.v1", Cause.EDITED),
            following("order.edit-requested.v1", Cause.REQUESTED),
            following("order.edit-declined.v1", Cause.REQUEST_ENDED),
            following("order.edit-expired.v1", Cause.REQUEST_ENDED),
            following("order.edit-withdrawn.v1", Cause.REQUEST_ENDED),
            following("order.canceled.v1", Cause.CANCELED),
            following("order.withdrawn.v1", Cause.WITHDRAWN),
            following("order.updated.v1", Cause.UPDATED),
            following("order.released.v1", Cause.RELEASED),
            Map.entry("order.window-closed.v1", this::endWindow));

    OrderEventsConsumer(EventConsumer events, Accounts accounts, @All List<WindowFollower> windows) {
        this.events = events;
        this.accounts = accounts;
        this.windows = windows;
    }

    @Override
    public String topic() {
        return "order.events";
    }

    @Override
    @Incoming("orders")
    public Uni<Void> on(ConsumerRecords<String, String> received) {
        return events.consume(NAME, received, handlers);
    }

    private Map.Entry<String, Function<ReceivedEvent, Uni<Void>>> following(String type, Cause cause) {
        return Map.entry(type, event -> follow(event, cause));
    }

    private Uni<Void> follow(ReceivedEvent event, Cause cause) {
        return accounts.follow(event.merchant(), OrderWire.facts(event, cause)).chain(() -> endWindow(event));
    }

    /** An order that is over has no window any more, and no event of its own tells of that. */
    private Uni<Void> endWindow(ReceivedEvent event) {
        return WindowWire.closed(event).map(closed -> tell(event, closed)).orElseGet(() -> Uni.createFrom()
                .voidItem());
    }

    private Uni<Void> tell(ReceivedEvent event, WindowWire.Closed closed) {
        return InTurn.each(windows, window -> window.windowClosed(event.merchant(), closed.orderId(), closed.at()));
    }
}
