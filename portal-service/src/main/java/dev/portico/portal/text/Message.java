package dev.portico.portal.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One parsed text. {@code {name}} is replaced by a value; {@code {count|one=# item|other=# items}} picks by plural
 * category and writes the number where # stands.
 */
final class Message {

    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)(\\|[^}]*)?}");

    /** Unicode's isolates: what a customer typed can't turn the rest of the sentence around. */
    private static final char ISOLATE = '\u2068';

    private static final char END_ISOLATE = '\u2069';

    private final List<Part> parts;
    private final Set<String> parameters;

    private Message(List<Part> parts, Set<String> parameters) {
        this.parts = parts;
        this.parameters = parameters;
    }

    static Message parse(Locale locale, String text) {
        var parts = new ArrayList<Part>();
        var names = new LinkedHashSet<String>();
        var place = PLACE.matcher(text);
        var end = 0;
        while (place.find()) {
            parts.add(literal(text.substring(end, place.start())));
            names.add(place.group(1));
            parts.add(part(locale, place));
            end = place.end();
        }
        parts.add(literal(text.substring(end)));
        return new Message(List.copyOf(parts), Set.copyOf(names));
    }

    String format(Map<String, ?> values) {
        var text = new StringBuilder();
        parts.forEach(part -> part.write(text, values));
        return text.toString();
    }

    Set<String> parameters() {
        return parameters;
    }

    private static Part literal(String text) {
        return (out, values) -> out.append(text);
    }

    private static Part part(Locale locale, Matcher place) {
        var name = place.group(1);
        return place.group(2) == null ? value(locale, name) : plural(locale, name, place.group(2));
    }

    private static Part value(Locale locale, String name) {
        return (out, values) -> out.append(ISOLATE)
                .append(written(locale, require(values, name)))
                .append(END_ISOLATE);
    }

    private static Object written(Locale locale, Object value) {
        return value instanceof Number ? Formats.number(locale, ((Number) value).longValue()) : value;
    }

    private static Part plural(Locale locale, String name, String choices) {
        var byCategory = new HashMap<String, String>();
        for (var choice : choices.substring(1).split("\\|")) {
            byCategory.put(choice.substring(0, choice.indexOf('=')), choice.substring(choice.indexOf('=') + 1));
        }
        var other = byCategory.get("other");
        if (other == null) {
            throw new IllegalArgumentException("A plural needs the form 'other': " + choices);
        }
        return (out, values) -> {
            var count = ((Number) require(values, name)).longValue();
            var form = byCategory.getOrDefault(Plurals.category(locale, count), other);
            out.append(form.replace("#", Formats.number(locale, count)));
        };
    }

    private static Object require(Map<String, ?> values, String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The text needs a value for {" + name + "}");
        }
        return value;
    }

    private interface Part {
        void write(StringBuilder out, Map<String, ?> values);
    }
}
