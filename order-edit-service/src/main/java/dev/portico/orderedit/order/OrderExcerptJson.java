package dev.portico.orderedit.order;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portico.orderedit.document.Documents;
import java.io.IOException;

/**
 * Writes an order's public form once, however often it is told: a commit keeps it with the edit, publishes it with each
 * event and answers with it, and it is most of what all of them say.
 */
final class OrderExcerptJson extends JsonSerializer<OrderExcerpt> {

    /** By identity, and gone with the excerpt. */
    private static final Cache<OrderExcerpt, String> WRITTEN =
            Caffeine.newBuilder().weakKeys().build();

    private static final ObjectWriter PLAIN = Documents.writer(OrderExcerpt.class, WithoutThis.class);

    /** Takes this serializer off the record, so that it is written by its components. */
    @JsonSerialize(using = JsonSerializer.None.class)
    private interface WithoutThis {}

    @Override
    public void serialize(OrderExcerpt excerpt, JsonGenerator out, SerializerProvider serializers) throws IOException {
        out.writeRawValue(WRITTEN.get(excerpt, OrderExcerptJson::written));
    }

    private static String written(OrderExcerpt excerpt) {
        try {
            return PLAIN.writeValueAsString(excerpt);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An excerpt must be writable", e);
        }
    }
}
