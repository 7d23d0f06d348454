package dev.portico.payment.processor.stripe;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook of Stripe, as far as it is believed: that something happened to an object, and which. In what form the rest
 * comes depends on the API version that somebody chose for the endpoint; ids and notes are the same in all of them, and
 * how things stand is asked for.
 *
 * @param id the same for every delivery
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StripeEvent(String id, String type, Data data) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Data(Thing object) {}

    /** @param kind what it is, such as {@code payment_intent} */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Thing(String id, @JsonProperty("object") String kind, @Nullable Map<String, String> metadata) {}

    public StripeEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(data.object, "data.object");
        Objects.requireNonNull(data.object.id, "data.object.id");
        Objects.requireNonNull(data.object.kind, "data.object.object");
    }

    /** The same for every delivery of the event. */
    public UUID inboxId() {
        return UUID.nameUUIDFromBytes(("stripe " + id).getBytes(StandardCharsets.UTF_8));
    }

    Thing thing() {
        return data.object;
    }

    Map<String, String> notes() {
        return data.object.metadata == null ? Map.of() : data.object.metadata;
    }
}
