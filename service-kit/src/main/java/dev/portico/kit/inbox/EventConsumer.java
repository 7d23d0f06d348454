package dev.portico.kit.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.kit.inbox.Poll.Opened;
import dev.portico.kit.job.InTurn;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.Tenancy;
import dev.portico.kit.trace.Traces;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * What stands between a channel and its handlers: envelope, transaction, inbox.
 *
 * <p>A type that isn't in {@code handlers} is skipped. A known type in an unknown version, or one that can't be read, goes
 * to the dead letters and the partition goes on. Otherwise the handler runs once per event and consumer, in a transaction
 * of the event's merchant; when it fails it is tried again as long as that may help, and goes to the dead letters after
 * that.
 *
 * <p>The events of a poll that belong to one merchant share a transaction, in the order they came in: the busier it is, the
 * less each costs (docs/adr/0019). When one of them fails, nothing of it has happened; those before it are handled together
 * again, then it alone, then those behind it together.
 */
@ApplicationScoped
public class EventConsumer {

    /** How many events share a transaction at most: what they write stays locked until its end. */
    private static final int MOST_TOGETHER = 32;

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
            ConsumerRecords<String, String> received,
            Map<String, Function<ReceivedEvent, Uni<Void>>> handlers) {
        var poll = Poll.open(received, handlers.keySet(), json);
        var work = new Work(consumer, handlers);
        return deadLetters
                .bury(poll.dead())
                .chain(() -> InTurn.each(together(poll.readable()), some -> handle(work, some)));
    }

    private record Work(String consumer, Map<String, Function<ReceivedEvent, Uni<Void>>> handlers) {

        Uni<Void> handle(ReceivedEvent event) {
            return Objects.requireNonNull(handlers.get(event.type())).apply(event);
        }
    }

    /** Only events of one order have an order among them, and those are of one merchant. */
    private static List<List<Opened>> together(List<Opened> events) {
        return events.stream()
                .collect(Collectors.groupingBy(EventConsumer::merchant, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(EventConsumer::inParts)
                .toList();
    }

    private static Stream<List<Opened>> inParts(List<Opened> events) {
        return Stream.iterate(0, from -> from < events.size(), from -> from + MOST_TOGETHER)
                .map(from -> events.subList(from, Math.min(events.size(), from + MOST_TOGETHER)));
    }

    private Uni<Void> handle(Work work, List<Opened> events) {
        return switch (events.size()) {
            case 0 -> Uni.createFrom().voidItem();
            case 1 -> alone(work, events.get(0));
            default ->
                inOneTransaction(work, events)
                        .replaceWith(Optional.<Throwable>empty())
                        .onFailure(Exception.class)
                        .recoverWithItem(Optional::of)
                        .chain(failure -> failure.map(it -> apart(work, events, it))
                                .orElseGet(() -> Uni.createFrom().voidItem()));
        };
    }

    /** Without a handler to blame it was the database: each event has the patience to wait for that. */
    private Uni<Void> apart(Work work, List<Opened> events, Throwable failure) {
        return failure instanceof HandlerException handler
                ? around(work, events, handler.position)
                : InTurn.each(events, event -> alone(work, event));
    }

    private Uni<Void> around(Work work, List<Opened> events, int position) {
        return handle(work, events.subList(0, position))
                .chain(() -> alone(work, events.get(position)))
                .chain(() -> handle(work, events.subList(position + 1, events.size())));
    }

    private Uni<Void> alone(Work work, Opened one) {
        return deadLetters.buryUnless(one, () -> inOneTransaction(work, List.of(one))
                .onFailure(HandlerException.class)
                .transform(Throwable::getCause));
    }

    private Uni<Void> inOneTransaction(Work work, List<Opened> events) {
        var ids = events.stream().map(one -> one.event().id()).toList();
        return tenancy.inTransaction(merchant(events.get(0)), () -> inbox.claim(work.consumer(), ids)
                .chain(claimed -> handleEach(work, events, claimed)));
    }

    /** @param claimed ids of those that have not been handled yet; one that came twice is handled once */
    private static Uni<Void> handleEach(Work work, List<Opened> events, Set<UUID> claimed) {
        return InTurn.each(
                events,
                one -> claimed.remove(one.event().id())
                        ? handleNext(work, one)
                                .onFailure(Exception.class)
                                .transform(failure -> new HandlerException(events.indexOf(one), failure))
                        : Uni.createFrom().voidItem());
    }

    /** The next handler finds the session as it would in a transaction of its own. */
    private static Uni<Void> handleNext(Work work, Opened one) {
        Traces.enter(Envelope.traceOf(one.received()));
        return Uni.createFrom()
                .deferred(() -> work.handle(one.event()))
                .chain(Panache::getSession)
                .call(Mutiny.Session::flush)
                .invoke(Mutiny.Session::clear)
                .replaceWithVoid();
    }

    private static MerchantId merchant(Opened one) {
        return one.event().merchant();
    }

    /** Says which event's handler failed; the cause is what it failed with. */
    private static final class HandlerException extends RuntimeException {

        private final int position;

        HandlerException(int position, Throwable cause) {
            super(cause);
            this.position = position;
        }
    }
}
