package dev.portico.notification.recipient;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A look ↔ the text it is stored as. */
final class MailLooks {

    private static final ObjectMapper JSON = new ObjectMapper();

    static MailLook read(String text) {
        try {
            return JSON.readValue(text, MailLook.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored look can't be read", e);
        }
    }

    static String write(MailLook look) {
        try {
            return JSON.writeValueAsString(look);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a look must be writable as JSON", e);
        }
    }

    private MailLooks() {}
}
