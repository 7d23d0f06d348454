package dev.portico.kit.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

/** What our tables keep as JSON, as the text it is bound and selected as. Either direction fails for a mistake in code only. */
@ApplicationScoped
public class StoredJson {

    private final ObjectMapper json;

    StoredJson(ObjectMapper json) {
        this.json = json;
    }

    /** @throws IllegalStateException when it can't be written */
    public String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException notWritable) {
            throw new IllegalStateException(
                    value.getClass().getSimpleName() + " can't be written as JSON", notWritable);
        }
    }

    /** @throws IllegalStateException when it can't be read */
    public <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException notReadable) {
            throw new IllegalStateException("stored JSON can't be read as " + type.getSimpleName(), notReadable);
        }
    }

    /** The same for a type with parameters. */
    public <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException notReadable) {
            throw new IllegalStateException("stored JSON can't be read as " + type.getType(), notReadable);
        }
    }
}
