package dev.portico.payment.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.portico.payment.schedule.domain.Item;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is stored of a schedule: the facts. Amounts in minor units of {@code currency}. */
record ScheduleDocument(
        String currency,
        @Nullable LocalDate placedOn,
        long totalMinor,
        long coveredMinor,
        List<Line> placed,
        List<Line> lines,
        Map<UUID, LocalDate> triggered,
        List<Settled> settled,
        List<Settled> reopened,
        boolean planned) {

    /** Schedules that were stored before anything was reopened do not say so. */
    ScheduleDocument {
        reopened = reopened == null ? List.of() : reopened;
    }

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    record Line(UUID lineId, int quantity, long amountMinor, PreOrderWire terms) {}

    /** @param lineId of what waits for a trigger, which is a group by itself */
    record Settled(PreOrderWire terms, @Nullable UUID lineId, Item.Kind kind, int number, long amountMinor) {}

    static ScheduleDocument read(Map<String, Object> stored) {
        return JSON.convertValue(stored, ScheduleDocument.class);
    }

    /** As it is read from the column, so that what has not changed is not written. */
    Map<String, Object> stored() {
        try {
            return JSON.readValue(JSON.writeValueAsString(this), new TypeReference<>() {});
        } catch (JsonProcessingException notWritable) {
            throw new IllegalStateException("a schedule must be writable", notWritable);
        }
    }
}
