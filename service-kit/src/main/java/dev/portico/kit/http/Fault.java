package dev.portico.kit.http;

import java.util.Map;

/**
 * One thing that is wrong with a request.
 *
 * @param code stable, for programs: {@code unknown-currency}, {@code WINDOW_CLOSED}
 * @param pointer JSON pointer (RFC 6901) to what is wrong, empty for the whole
 * @param detail one plain sentence in English, without personal data
 * @param params the figures of the detail
 */
public record Fault(String code, String pointer, String detail, Map<String, Object> params) {

    public Fault {
        params = Map.copyOf(params);
    }
}
