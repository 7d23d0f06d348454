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
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The only way to publish: an event is a row in the same transaction as the state that it announces. */
@ApplicationScoped
public class Outbox {

    // One statement however many events; the order of the array is the order of the positions.
    private static final Sql APPEND = Sql.of(
            """
            insert into outbox (id, aggregatetype, aggregateid, type, payload, headers, merchant, created_at)
            select id, aggregatetype, aggregateid, type, payload, headers, merchant, cast(cast(:now as text) as timestamptz)
              from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
                as r (id uuid, aggregatetype text, aggregateid text, type text, payload text, headers jsonb, merchant text)
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
        var rows = write(events.stream().map(this::toRow).toList());
        return Panache.currentTransaction()
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("outbox.append needs a transaction"))
                .chain(() -> insert(rows))
                .invoke(() -> tellAfterCommit(events));
    }

    private void tellAfterCommit(List<PublishedEvent> events) {
        if (!listeners.isEmpty()) {
            AfterCommit.run(() -> events.forEach(this::tell));
        }
    }

    private void tell(PublishedEvent event) {
        listeners.forEach(listener -> listener.committed(event));
    }

    private Uni<Void> insert(String rows) {
        return APPEND.with("rows", rows)
                .with("now", clock.instant().toString())
                .update()
                .invoke(signal::appended)
                .replaceWithVoid();
    }

    /** The columns of one row: the JSON property names are the column names. */
    private record Row(
            UUID id,
            String aggregatetype,
            String aggregateid,
            String type,
            String payload,
            Map<String, String> headers,
            String merchant) {}

    private Row toRow(PublishedEvent event) {
        var headers = Map.of(
                EventHeaders.SPEC_VERSION, "1.0",
                EventHeaders.SOURCE, source,
                EventHeaders.SUBJECT, event.subject(),
                EventHeaders.TIME, event.occurredAt().toString(),
                EventHeaders.MERCHANT, event.merchant().value(),
                EventHeaders.ACTOR, event.actor().value(),
                EventHeaders.SEQUENCE, Long.toString(event.sequence()),
                EventHeaders.CONTENT_TYPE, "application/json",
                Traces.HEADER, Traces.current().value());
        return new Row(
                event.id(),
                event.topic(),
                event.subject(),
                event.type(),
                write(event.data()),
                headers,
                event.merchant().value());
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException notWritable) {
            throw new IllegalStateException("event data must be writable as JSON", notWritable);
        }
    }
}
