package dev.portico.kit.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.outbox.EventHeaders;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.trace.Traces;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads CloudEvents headers and the JSON value of a record. */
final class Envelope {

    /**
     * @param handled types with version that the consumer handles
     * @return empty when the type is none of the consumer's business
     * @throws PoisonException when it is, but in an unknown version, or nothing can be made of it
     */
    static Optional<ReceivedEvent> open(
            ConsumerRecord<String, String> received, Collection<String> handled, ObjectMapper json) {
        var type = required(received, EventHeaders.TYPE);
        if (handled.contains(type)) {
            return Optional.of(read(received, type, json));
        }
        if (handled.stream().anyMatch(known -> unversioned(known).equals(unversioned(type)))) {
            throw new PoisonException("unknown version: " + type);
        }
        return Optional.empty();
    }

    private static ReceivedEvent read(ConsumerRecord<String, String> received, String type, ObjectMapper json) {
        try {
            return new ReceivedEvent(
                    UUID.fromString(required(received, EventHeaders.ID)),
                    type,
                    required(received, EventHeaders.SUBJECT),
                    new MerchantId(required(received, EventHeaders.MERCHANT)),
                    new Actor(required(received, EventHeaders.ACTOR)),
                    Long.parseLong(required(received, EventHeaders.SEQUENCE)),
                    Instant.parse(required(received, EventHeaders.TIME)),
                    json.readTree(Optional.ofNullable(received.value()).orElse("")),
                    json);
        } catch (IllegalArgumentException | DateTimeParseException | JsonProcessingException unreadable) {
            // Not its message, which quotes what could not be read.
            throw new PoisonException("unreadable: " + unreadable.getClass().getSimpleName(), unreadable);
        }
    }

    static @Nullable String traceOf(ConsumerRecord<String, String> received) {
        var header = received.headers().lastHeader(Traces.HEADER);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String required(ConsumerRecord<String, String> received, String name) {
        var header = received.headers().lastHeader(name);
        if (header == null) {
            throw new PoisonException("header " + name + " is missing");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String unversioned(String type) {
        var dot = type.lastIndexOf(".v");
        return dot < 0 ? type : type.substring(0, dot);
    }

    private Envelope() {}
}
