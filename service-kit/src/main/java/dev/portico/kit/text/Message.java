package dev.portico.kit.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * One parsed text. {@code {name}} is replaced by a value; {@code {count|one=# item|other=# items}} picks by CLDR's
 * plural category and writes the number where # stands.
 */
public final class Message {

    /** How a language, or a kind of page or mail in it, writes what is put into its texts. */
    public interface Manner {

        Locale locale();

        /** What stands in the place of a parameter. */
        String value(Object value);

        /** What stands in the place of a plural's #. */
        String count(long count);
    }

    private final String raw;
    private final Shape shape;
    private final List<Part> parts;

    private Message(String raw, Shape shape, List<Part> parts) {
        this.raw = raw;
        this.shape = shape;
        this.parts = parts;
    }

    public static Message parse(Manner manner, String text) {
        var parts = new ArrayList<Part>();
        var place = Shape.PLACE.matcher(text);
        var end = 0;
        while (place.find()) {
            parts.add(literal(text.substring(end, place.start())));
            parts.add(part(manner, place));
            end = place.end();
        }
        parts.add(literal(text.substring(end)));
        return new Message(text, Shape.of(text), List.copyOf(parts));
    }

    /** @throws IllegalArgumentException when a value is missing, by its name */
    public String format(Map<String, ?> values) {
        var text = new StringBuilder();
        parts.forEach(part -> part.write(text, values));
        return text.toString();
    }

    /** As it was written. */
    public String raw() {
        return raw;
    }

    public Shape shape() {
        return shape;
    }

    private static Part literal(String text) {
        return (out, values) -> out.append(text);
    }

    private static Part part(Manner manner, Matcher place) {
        var name = place.group(1);
        return place.group(2) == null
                ? (out, values) -> out.append(manner.value(require(values, name)))
                : plural(manner, name, Shape.forms(place.group(2)));
    }

    private static Part plural(Manner manner, String name, Map<String, String> forms) {
        var plurals = Plurals.of(manner.locale());
        var other = forms.get(Plurals.OTHER);
        if (other == null) {
            throw new IllegalArgumentException("A plural needs the form 'other': " + forms);
        }
        return (out, values) -> {
            var count = ((Number) require(values, name)).longValue();
            var form = forms.getOrDefault(plurals.form(count), other);
            out.append(form.replace("#", manner.count(count)));
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
