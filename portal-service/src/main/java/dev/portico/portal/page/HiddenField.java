package dev.portico.portal.page;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;

/** A value a form carries along unseen. */
public record HiddenField(String name, String value) {

    static List<HiddenField> all(MultivaluedMap<String, String> form) {
        return form.entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> new HiddenField(field.getKey(), value)))
                .toList();
    }
}
