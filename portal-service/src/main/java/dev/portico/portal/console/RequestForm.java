package dev.portico.portal.console;

import dev.portico.portal.page.HiddenField;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a request, as posted.
 *
 * @param reason the words for the customer when declining
 */
record RequestForm(String answer, String reason, @Nullable String token) {

    static final int LONGEST_REASON = 1_000;

    private static final String APPROVE = "approve";
    private static final String DECLINE = "decline";

    static RequestForm empty() {
        return new RequestForm("", "", null);
    }

    static RequestForm of(MultivaluedMap<String, String> form) {
        return new RequestForm(value(form, "answer"), value(form, "reason"), form.getFirst(FormTokens.FIELD));
    }

    boolean approves() {
        return answer.equals(APPROVE);
    }

    boolean isComplete() {
        return approves() || answer.equals(DECLINE);
    }

    /** What is wrong with the reason; null for nothing. */
    @Nullable
    String fault() {
        if (!answer.equals(DECLINE)) {
            return null;
        }
        if (reason.isEmpty()) {
            return "Say why, in words for the customer";
        }
        return reason.length() > LONGEST_REASON ? "Use at most 1,000 characters" : null;
    }

    List<HiddenField> fields() {
        return List.of(
                new HiddenField(FormTokens.FIELD, Objects.requireNonNullElse(token, "")),
                new HiddenField("answer", answer),
                new HiddenField("reason", reason));
    }

    private static String value(MultivaluedMap<String, String> form, String name) {
        return Objects.requireNonNullElse(form.getFirst(name), "")
                .replace("\r\n", "\n")
                .strip();
    }
}
