package dev.portico.orderedit.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.portico.kit.id.Ids;
import dev.portico.kit.outbox.PublishedEvent;
import dev.portico.orderedit.history.domain.FieldChange;
import dev.portico.orderedit.history.domain.OrderChanges;
import dev.portico.orderedit.order.OrderExcerpt;
import dev.portico.orderedit.order.OrderStore.Change;
import dev.portico.orderedit.order.domain.Order;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes the entries of a change, as the JSON that the change's own statement stores. */
public final class HistoryEntries {

    /** A snapshot tells what is known already. */
    private static final String SNAPSHOT = "order.snapshot.v1";

    private static final Pattern VERSION = Pattern.compile("\\.v\\d+$");

    // An event's data without the order, which is in every one of them whole.
    private static final ObjectMapper JSON = mapper();

    private static ObjectMapper mapper() {
        var mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .build();
        mapper.configOverride(OrderExcerpt.class).setIsIgnoredType(true);
        return mapper;
    }

    /** One row; its names are the columns'. */
    private record Row(
            UUID id,
            UUID order_id,
            Instant at,
            String actor,
            String type,
            int from_version,
            int to_version,
            @Nullable Long total_before_minor,
            long total_after_minor,
            List<EventNote> events,
            List<FieldChange> changes) {}

    private record EventNote(String type, String actor, JsonNode data) {}

    /** The entry of an order that has come in. */
    public static String received(Order order, List<PublishedEvent> events) {
        return write(entries(events, order, List.of(), 0, null));
    }

    /** The entry of a change; none when nobody did anything. */
    public static String changed(Order before, Order after, List<PublishedEvent> events) {
        return write(change(before, after, events));
    }

    /** The entries of changes of many orders. */
    public static String changed(List<Change> changes) {
        return write(changes.stream()
                .flatMap(it ->
                        change(it.loaded().order(), it.order(), it.events().events()).stream())
                .toList());
    }

    private static List<Row> change(Order before, Order after, List<PublishedEvent> events) {
        return entries(events, after, OrderChanges.between(before, after), before.version(), before.totalMinor());
    }

    private static List<Row> entries(
            List<PublishedEvent> published,
            Order after,
            List<FieldChange> changes,
            int fromVersion,
            @Nullable Long totalBefore) {
        var events = published.stream()
                .filter(event -> !event.type().equals(SNAPSHOT))
                .toList();
        if (events.isEmpty()) {
            return List.of();
        }
        var first = events.get(0);
        return List.of(new Row(
                Ids.next(),
                after.id(),
                first.occurredAt(),
                first.actor().value(),
                VERSION.matcher(first.type()).replaceFirst(""),
                fromVersion,
                after.version(),
                totalBefore,
                after.totalMinor(),
                events.stream().map(HistoryEntries::note).toList(),
                changes));
    }

    private static EventNote note(PublishedEvent event) {
        return new EventNote(event.type(), event.actor().value(), JSON.valueToTree(event.data()));
    }

    private static String write(List<Row> rows) {
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A history entry must be writable", e);
        }
    }

    private HistoryEntries() {}
}
