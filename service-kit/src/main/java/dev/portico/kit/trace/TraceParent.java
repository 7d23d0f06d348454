package dev.portico.kit.trace;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * W3C Trace Context, level 1: the value of a {@code traceparent} header.
 *
 * @param traceId 32 hex digits, the same for everything that one request caused
 * @param spanId 16 hex digits, this service's part in it
 * @param sampled whether somebody records the trace; handed on as it came
 */
public record TraceParent(String traceId, String spanId, boolean sampled) {

    /** Of a later version, what version 00 knows; the rest is for those who do. */
    private static final Pattern FORM =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    /** Empty for nothing, and for what is not in the form: a trace begins anew then. */
    public static Optional<TraceParent> parse(@Nullable String header) {
        if (header == null || header.length() > 200) {
            return Optional.empty();
        }
        var parts = FORM.matcher(header);
        return parts.matches()
                ? Optional.of(new TraceParent(
                        parts.group(1), parts.group(2), (Integer.parseInt(parts.group(3), 16) & 1) == 1))
                : Optional.empty();
    }

    public static TraceParent fresh() {
        return new TraceParent(hex() + hex(), hex(), false);
    }

    /** The next part of the same trace. */
    public TraceParent next() {
        return new TraceParent(traceId, hex(), sampled);
    }

    /** As a header's value. */
    public String value() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }

    /** Never zero, which the form forbids. Ids need to be different, not secret. */
    private static String hex() {
        var random = ThreadLocalRandom.current().nextLong();
        return "%016x".formatted(random == 0 ? 1 : random);
    }
}
