package dev.portico.kit.inbox;

import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.outbox.Outbox;
import dev.portico.kit.outbox.PublishedEvent;
import dev.portico.kit.tenancy.Notes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** A consumer as a service would write it; its events say how it shall behave. */
@ApplicationScoped
class KitConsumer implements ReplayableConsumer {

    private final Map<String, Function<ReceivedEvent, Uni<Void>>> handlers = Map.of(
            "note.written.v1", this::written,
            "note.flaky.v1", this::flaky,
            "note.late.v1", this::late,
            "note.stubborn.v1", this::stubborn,
            "note.passed-on.v1", this::passedOn);
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final EventConsumer events;
    private final Outbox outbox;

    /** What a fixed bug looks like from outside. */
    static volatile boolean mended;

    KitConsumer(EventConsumer events, Outbox outbox) {
        this.events = events;
        this.outbox = outbox;
    }

    record Written(String text) {}

    @Override
    public String topic() {
        return "kit-test.events";
    }

    @Override
    @Incoming("kit-test")
    public Uni<Void> on(ConsumerRecords<String, String> received) {
        return events.consume("kit-test/notes", received, handlers);
    }

    private Uni<Void> written(ReceivedEvent event) {
        return Notes.insert(event.merchant(), event.as(Written.class).text());
    }

    /** Writes, then fails: twice, so that the third try is the one that stays. */
    private Uni<Void> flaky(ReceivedEvent event) {
        return written(event).invoke(() -> {
            if (failsAgain(event)) {
                throw new IllegalStateException("not this time");
            }
        });
    }

    private Uni<Void> late(ReceivedEvent event) {
        return failsAgain(event) ? Uni.createFrom().failure(new NotYetException("the order")) : written(event);
    }

    private boolean failsAgain(ReceivedEvent event) {
        return failures.merge(event.as(Written.class).text(), 1, Integer::sum) <= 2;
    }

    private Uni<Void> stubborn(ReceivedEvent event) {
        return mended ? written(event) : Uni.createFrom().failure(() -> new PoisonException("not mended yet"));
    }

    /** Causes the next event. */
    private Uni<Void> passedOn(ReceivedEvent event) {
        return outbox.append(List.of(new PublishedEvent(
                Ids.next(),
                "kit-test-passed-on.events",
                "note.passed-on.v1",
                event.subject(),
                event.merchant(),
                Actor.SYSTEM,
                1,
                event.occurredAt(),
                event.as(Written.class))));
    }
}
