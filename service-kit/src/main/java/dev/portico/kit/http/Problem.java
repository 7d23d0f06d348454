package dev.portico.kit.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an HTTP resource answers when it refuses: RFC 9457.
 *
 * @param faults everything that is wrong, not only the first
 * @param more members of its own, such as a fresh preview
 */
@JsonPropertyOrder({"type", "title", "status", "code", "detail", "violations"})
public record Problem(
        int status,
        String code,
        String title,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String detail,
        @JsonProperty("violations") @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fault> faults,
        @JsonAnyGetter Map<String, Object> more) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        faults = List.copyOf(faults);
        more = Map.copyOf(more);
    }

    @JsonProperty
    public String type() {
        return "urn:portico:problem:" + code;
    }
}
