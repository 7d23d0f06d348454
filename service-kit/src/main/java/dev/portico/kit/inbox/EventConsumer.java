package dev.portico.kit.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.kit.tenancy.Tenancy;
import dev.portico.kit.trace.Traces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What stands between a channel and a handler: envelope, transaction, inbox.
 *
 * <p>A type that isn't in {@code handlers} is skipped. A known type in an unknown version, or one that can't be read, goes
 * to the dead letters and the partition goes on. Otherwise the handler runs once per event and consumer, in one
 * transaction of the event's merchant; when it fails it is tried again as long as that may help, and goes to the dead
 * letters after that.
 */
@ApplicationScoped
public class EventConsumer {

    private final ObjectMapper json;
    private final Tenancy tenancy;
    private final Inbox inbox;
    private final DeadLetters deadLetters;

    EventConsumer(ObjectMapper json, Tenancy tenancy, Inbox inbox, DeadLetters deadLetters) {
        this.json = json;
        this.tenancy = tenancy;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
    }

    /** @param consumer the name in the inbox, such as {@code payment/orders} */
    public Uni<Void> consume(
            String consumer,
            ConsumerRecord<String, String> received,
            Map<String, Function<ReceivedEvent, Uni<Void>>> handlers) {
        Traces.enter(Envelope.traceOf(received));
        return Uni.createFrom()
                .item(() -> Envelope.open(received, handlers.keySet(), json))
                .chain(event -> handle(consumer, event, handlers))
                .onFailure(Exception.class)
                .recoverWithUni(failure -> deadLetters.bury(received, failure));
    }

    private Uni<Void> handle(
            String consumer, Optional<ReceivedEvent> event, Map<String, Function<ReceivedEvent, Uni<Void>>> handlers) {
        return event.map(known -> Patience.with(() -> handleOnce(consumer, known, handlerOf(known, handlers))))
                .orElseGet(Uni.createFrom()::voidItem);
    }

    private static Function<ReceivedEvent, Uni<Void>> handlerOf(
            ReceivedEvent event, Map<String, Function<ReceivedEvent, Uni<Void>>> handlers) {
        return Objects.requireNonNull(handlers.get(event.type()));
    }

    private Uni<Void> handleOnce(String consumer, ReceivedEvent event, Function<ReceivedEvent, Uni<Void>> handler) {
        return tenancy.inTransaction(
                event.merchant(), () -> inbox.once(consumer, event.id(), () -> handler.apply(event)));
    }
}
