package dev.portico.kit.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.AfterCommit;
import dev.portico.kit.trace.Traces;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The only way to publish: an event is a row in the same transaction as the state that it announces. */
@ApplicationScoped
public class Outbox {

    // One statement however many events; the order of the arrays is the order of the positions.
    private static final Sql APPEND = Sql.of(
            """
            insert into outbox (id, aggregatetype, aggregateid, type, payload, headers, merchant, created_at)
            select id, aggregatetype, aggregateid, type, payload, cast(headers as jsonb), merchant,
                   cast(cast(:now as text) as timestamptz)
              from unnest(cast(:ids as uuid[]), cast(:topics as text[]), cast(:subjects as text[]),
                          cast(:types as text[]), cast(:payloads as text[]), cast(:headers as text[]),
                          cast(:merchants as text[]))
                as event (id, aggregatetype, aggregateid, type, payload, headers, merchant)
            """);

    private final ObjectMapper json;
    private final Clock clock;
    private final OutboxSignal signal;
    private final List<CommittedEvents> listeners;
    private final String source;

    Outbox(
            ObjectMapper json,
            Clock clock,
            OutboxSignal signal,
            @All List<CommittedEvents> listeners,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.json = json;
        this.clock = clock;
        this.signal = signal;
        this.listeners = listeners;
        this.source = "/" + application;
    }

    /** Fails when no transaction is active, so that an event can't be stored without the state it announces. */
    public Uni<Void> append(List<PublishedEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var call = call(events);
        return Panache.currentTransaction()
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("outbox.append needs a transaction"))
                .chain(call::update)
                .invoke(signal::appended)
                .invoke(() -> tellAfterCommit(events))
                .replaceWithVoid();
    }

    private void tellAfterCommit(List<PublishedEvent> events) {
        if (!listeners.isEmpty()) {
            AfterCommit.run(() -> events.forEach(this::tell));
        }
    }

    private void tell(PublishedEvent event) {
        listeners.forEach(listener -> listener.committed(event));
    }

    private Sql.Call call(List<PublishedEvent> events) {
        return APPEND.with("ids", events.stream().map(PublishedEvent::id).toArray(UUID[]::new))
                .with("topics", texts(events, PublishedEvent::topic))
                .with("subjects", texts(events, PublishedEvent::subject))
                .with("types", texts(events, PublishedEvent::type))
                .with("payloads", texts(events, event -> write(event.data())))
                .with("headers", texts(events, event -> write(headers(event))))
                .with("merchants", texts(events, event -> event.merchant().value()))
                .with("now", clock.instant().toString());
    }

    private static String[] texts(List<PublishedEvent> events, Function<PublishedEvent, String> text) {
        return events.stream().map(text).toArray(String[]::new);
    }

    private Map<String, String> headers(PublishedEvent event) {
        return Map.of(
                EventHeaders.SPEC_VERSION, "1.0",
                EventHeaders.SOURCE, source,
                EventHeaders.SUBJECT, event.subject(),
                EventHeaders.TIME, event.occurredAt().toString(),
                EventHeaders.MERCHANT, event.merchant().value(),
                EventHeaders.ACTOR, event.actor().value(),
                EventHeaders.SEQUENCE, Long.toString(event.sequence()),
                EventHeaders.CONTENT_TYPE, "application/json",
                Traces.HEADER, Traces.current().value());
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException notWritable) {
            throw new IllegalStateException("event data must be writable as JSON", notWritable);
        }
    }
}
