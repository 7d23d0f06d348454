package dev.portico.orderedit.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One change of an order. Amounts are minor units of the order's currency.
 *
 * @param actor {@code customer}, {@code system}, {@code staff:<sub>} or {@code platform:<client>}
 * @param type what happened, such as {@code order.edited}; {@code events} has all of it with what each tells
 * @param fromVersion 0 when the order came in
 * @param totalBeforeMinor null when the order came in
 * @param changes every field that is different, before and after
 */
public record HistoryEntry(
        UUID id,
        Instant at,
        String actor,
        String type,
        int fromVersion,
        int toVersion,
        @Nullable Long totalBeforeMinor,
        long totalAfterMinor,
        List<Event> events,
        List<Change> changes) {

    /** An event of the change, without the order in it. */
    public record Event(String type, String actor, @Schema(implementation = Object.class) JsonNode data) {}

    /** One field: of the order, or of the line with that id. */
    public record Change(
            String field,
            @Nullable UUID lineId,
            @Nullable String title,
            @Schema(implementation = Object.class) @Nullable JsonNode before,
            @Schema(implementation = Object.class) @Nullable JsonNode after) {}
}
