package dev.portico.portal.text;

import com.ibm.icu.text.PluralRules;
import dev.portico.kit.text.Directions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * One parsed text. {@code {name}} is replaced by a value; {@code {count|one=# item|other=# items}} picks by CLDR's
 * plural category and writes the number where # stands.
 */
final class Message {

    /** Unicode's isolates: what a customer typed can't turn the rest of the sentence around, and can't end them. */
    private static final char ISOLATE = '\u2068';

    private static final char END_ISOLATE = '\u2069';

    private final String raw;
    private final Shape shape;
    private final List<Part> parts;

    private Message(String raw, Shape shape, List<Part> parts) {
        this.raw = raw;
        this.shape = shape;
        this.parts = parts;
    }

    static Message parse(Locale locale, String text) {
        var parts = new ArrayList<Part>();
        var place = Shape.PLACE.matcher(text);
        var end = 0;
        while (place.find()) {
            parts.add(literal(text.substring(end, place.start())));
            parts.add(part(locale, place));
            end = place.end();
        }
        parts.add(literal(text.substring(end)));
        return new Message(text, Shape.of(text), List.copyOf(parts));
    }

    String format(Map<String, ?> values) {
        var text = new StringBuilder();
        parts.forEach(part -> part.write(text, values));
        return text.toString();
    }

    /** As it was written. */
    String raw() {
        return raw;
    }

    Shape shape() {
        return shape;
    }

    private static Part literal(String text) {
        return (out, values) -> out.append(text);
    }

    private static Part value(Locale locale, String name) {
        return (out, values) -> out.append(ISOLATE)
                .append(written(locale, require(values, name)))
                .append(END_ISOLATE);
    }

    private static String written(Locale locale, Object value) {
        return value instanceof Number
                ? Formats.number(locale, ((Number) value).longValue())
                : Directions.contained(value.toString());
    }

    private static Part part(Locale locale, Matcher place) {
        return place.group(2) == null
                ? value(locale, place.group(1))
                : plural(locale, place.group(1), Shape.forms(place.group(2)));
    }

    private static Part plural(Locale locale, String name, Map<String, String> forms) {
        var rules = PluralRules.forLocale(locale);
        var other = forms.get(PluralRules.KEYWORD_OTHER);
        if (other == null) {
            throw new IllegalArgumentException("A plural needs the form 'other': " + forms);
        }
        return (out, values) -> {
            var count = ((Number) require(values, name)).longValue();
            var form = forms.getOrDefault(rules.select(count), other);
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
