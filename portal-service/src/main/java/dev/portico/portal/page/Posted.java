package dev.portico.portal.page;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a form brought, and in whose visit; empty when its page is shown for the first time. */
record Posted(Visit visit, MultivaluedMap<String, String> form) {

    private static final int LONGEST_KEY = 100;
    private static final int LONGEST_COMMENT = 1_000;

    static Posted of(Visit visit, @Nullable MultivaluedMap<String, String> form) {
        return new Posted(visit, form == null ? new MultivaluedHashMap<>() : form);
    }

    static Posted nothing(Visit visit) {
        return of(visit, null);
    }

    String value(String name) {
        return Objects.requireNonNullElse(form.getFirst(name), "")
                .replace("\r\n", "\n")
                .strip();
    }

    /** Free text as a service takes it; null when there is none. */
    @Nullable
    String comment() {
        var comment = value("comment");
        return comment.isEmpty() ? null : comment.substring(0, Math.min(comment.length(), LONGEST_COMMENT));
    }

    List<String> values(String name) {
        return form.getOrDefault(name, List.of());
    }

    /** Every page that asks for something carries the version it shows and a key: a post without them is none of ours. */
    boolean isComplete() {
        var key = value("key");
        return value("version").matches("\\d{1,9}") && !key.isEmpty() && key.length() <= LONGEST_KEY;
    }

    int version() {
        return Integer.parseInt(value("version"));
    }

    String key() {
        return value("key");
    }
}
