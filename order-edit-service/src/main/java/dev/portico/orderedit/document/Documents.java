package dev.portico.orderedit.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * Writes domain records as JSON and reads them back. A mapper of its own: a setting for the HTTP side must not change what is
 * stored. A record is its components: no domain method is named like a getter. Fields that a newer version wrote are skipped, so that two versions can run side by side.
 */
public final class Documents {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    public static String write(Object document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A document must be writable", e);
        }
    }

    /** Writes like {@link #write}, with the annotations of {@code mixin} in place of those of {@code type}. */
    public static ObjectWriter writer(Class<?> type, Class<?> mixin) {
        return JSON.copy().addMixIn(type, mixin).writerFor(type);
    }

    public static JsonNode tree(String document) {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored document must be readable", e);
        }
    }

    public static <T> T read(JsonNode document, Class<T> type) {
        try {
            return JSON.treeToValue(document, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored document must be a " + type.getSimpleName(), e);
        }
    }

    private Documents() {}
}
