package dev.portico.kit.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.tenancy.MerchantId;
import java.time.Instant;
import java.util.UUID;

/** An event as it came from Kafka; see {@link dev.portico.kit.outbox.PublishedEvent} for what its parts mean. */
public record ReceivedEvent(
        UUID id,
        String type,
        String subject,
        MerchantId merchant,
        Actor actor,
        long sequence,
        Instant occurredAt,
        JsonNode data,
        ObjectMapper json) {

    /**
     * Reads the fields that the consumer uses into a record of its own.
     *
     * @throws PoisonException when the data does not fit: the event goes to the dead letters
     */
    public <T> T as(Class<T> type) {
        try {
            return json.treeToValue(data, type);
        } catch (JsonProcessingException unreadable) {
            throw new PoisonException("data can't be read as " + type.getSimpleName(), unreadable);
        }
    }
}
