package dev.portico.notification.template;

import dev.portico.kit.text.Directions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Makes values safe before a template sees them. Liquid does not escape by itself, and liqp's {@code escape} filter leaves
 * the apostrophe alone, so templates are never asked to.
 */
final class Escaping {

    /** A copy in which every string is safe as HTML text and as an attribute's value. */
    static Map<String, Object> html(Map<String, Object> values) {
        return each(values, Escaping::html);
    }

    /** A copy in which no string turns around what comes after it. */
    static Map<String, Object> contained(Map<String, Object> values) {
        return each(values, Directions::contained);
    }

    private static Map<String, Object> each(Map<String, Object> values, UnaryOperator<String> step) {
        var safe = new HashMap<String, Object>();
        values.forEach((name, value) -> safe.put(name, each(value, step)));
        return safe;
    }

    @SuppressWarnings("unchecked") // maps of variables have names as keys
    private static Object each(Object value, UnaryOperator<String> step) {
        if (value instanceof String text) {
            return step.apply(text);
        }
        if (value instanceof Map<?, ?> map) {
            return each((Map<String, Object>) map, step);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(entry -> each(entry, step)).toList();
        }
        if (value instanceof Number) {
            return value;
        }
        throw new IllegalArgumentException("not for templates: " + value.getClass());
    }

    static String html(String text) {
        var safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> append(safe, c));
        return safe.toString();
    }

    private static void append(StringBuilder safe, int c) {
        switch (c) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\'' -> safe.append("&#39;");
            default -> safe.appendCodePoint(c);
        }
    }

    /** For subjects and names: one line, without control characters. */
    static String singleLine(String text) {
        return Directions.contained(text)
                .replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ")
                .strip();
    }

    private Escaping() {}
}
