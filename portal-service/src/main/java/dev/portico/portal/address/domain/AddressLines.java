package dev.portico.portal.address.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The lines of an address below name and company, as the data write them: {@code %A} stands for the street, {@code %C}, {@code %S}
 * and {@code %Z} for city, province and postal code, {@code %n} for a new line, all else for itself.
 */
public final class AddressLines {

    private static final Map<String, List<AddressField>> PLACES = Map.of(
            "A", List.of(AddressField.STREET, AddressField.MORE),
            "C", List.of(AddressField.CITY),
            "S", List.of(AddressField.PROVINCE),
            "Z", List.of(AddressField.POSTAL_CODE));

    private static final Pattern PLACE = Pattern.compile("([^%]*)%([ACSZ])");
    private static final Pattern WORD = Pattern.compile("[\\p{L}〒].*");

    /** A field, and what stands before it. */
    private record Part(String before, AddressField field) {

        /** A sign of the post, such as {@code CH-}, without the space between it and what comes before. */
        String sign() {
            var word = WORD.matcher(before);
            return word.find() ? word.group() : "";
        }

        /** Nobody writes the sign twice, and there is nothing to part from at the beginning of a line. */
        String onto(String line, String value) {
            var sign = sign();
            var letters = sign.replaceAll("\\P{L}", "").toUpperCase(Locale.ROOT);
            var parting = line.isEmpty() ? "" : before.substring(0, before.length() - sign.length());
            var hasSign = !letters.isEmpty() && value.toUpperCase(Locale.ROOT).startsWith(letters);
            return line + parting + (hasSign ? "" : sign) + value;
        }
    }

    private final List<List<Part>> lines;

    private AddressLines(List<List<Part>> lines) {
        this.lines = lines;
    }

    public static AddressLines parse(String format) {
        return new AddressLines(
                Stream.of(format.split("%n")).flatMap(AddressLines::lines).toList());
    }

    public List<AddressField> fields() {
        return lines.stream().flatMap(List::stream).map(Part::field).toList();
    }

    /** Without what is not filled in, and without lines that would be empty. */
    public List<String> write(Map<AddressField, String> values) {
        return lines.stream()
                .map(line -> write(line, values))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String write(List<Part> parts, Map<AddressField, String> values) {
        var line = "";
        for (var part : parts) {
            var value = part.field().in(values);
            line = value.isEmpty() ? line : part.onto(line, value);
        }
        return line;
    }

    /** A street alone takes two lines when there is more of it. */
    private static Stream<List<Part>> lines(String line) {
        if (line.equals("%A")) {
            return Objects.requireNonNull(PLACES.get("A")).stream().map(field -> List.of(new Part("", field)));
        }
        var parts = new ArrayList<Part>();
        PLACE.matcher(line).results().forEach(place -> {
            var before = place.group(1);
            for (var field : Objects.requireNonNull(PLACES.get(place.group(2)))) {
                parts.add(new Part(before, field));
                before = ", ";
            }
        });
        return Stream.of(List.copyOf(parts));
    }
}
