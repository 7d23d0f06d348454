package dev.portico.portal.address;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.portal.address.domain.AddressField;
import dev.portico.portal.address.domain.AddressFormat;
import dev.portico.portal.address.domain.AddressLines;
import dev.portico.portal.address.domain.PostalCode;
import dev.portico.portal.address.domain.Province;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The address formats of all countries, from {@code address/formats.json}. */
public final class AddressFormats {

    private static final String FILE = "/address/formats.json";

    /** A country that the data don't have gets no more than a street and a city, and asks for nothing else. */
    private static final Written UNKNOWN =
            new Written("%A%n%C", null, null, false, "AC", "", null, null, null, null, null, null);

    private static final Map<String, AddressField> LETTERS = Map.of(
            "A", AddressField.STREET,
            "C", AddressField.CITY,
            "S", AddressField.PROVINCE,
            "Z", AddressField.POSTAL_CODE);

    /** Read when the first address is shown. */
    private static final class Known {
        private static final Map<String, AddressFormat> FORMATS = read();
    }

    /** A line of the file. */
    private record Written(
            String format,
            @Nullable String latin,
            @Nullable String language,
            boolean familyNameFirst,
            String required,
            @Nullable String upper,
            @Nullable String city,
            @Nullable String province,
            @Nullable String postal,
            @Nullable String pattern,
            @Nullable String example,
            @Nullable List<Province> provinces) {

        AddressFormat of(String countryCode) {
            return new AddressFormat(
                    countryCode,
                    AddressLines.parse(format),
                    latin == null ? null : AddressLines.parse(latin),
                    language,
                    familyNameFirst,
                    fields(required),
                    fields(upper == null ? "" : upper),
                    kinds(),
                    pattern == null || example == null ? null : new PostalCode(Pattern.compile(pattern), example),
                    Objects.requireNonNullElse(provinces, List.of()));
        }

        private Map<AddressField, String> kinds() {
            var kinds = new EnumMap<AddressField, String>(AddressField.class);
            kinds.put(AddressField.CITY, Objects.requireNonNullElse(city, ""));
            kinds.put(AddressField.PROVINCE, Objects.requireNonNullElse(province, ""));
            kinds.put(AddressField.POSTAL_CODE, Objects.requireNonNullElse(postal, ""));
            kinds.values().removeIf(String::isEmpty);
            return kinds;
        }

        private static Set<AddressField> fields(String letters) {
            return Stream.of(letters.split(""))
                    .flatMap(letter -> Stream.ofNullable(LETTERS.get(letter)))
                    .collect(Collectors.toSet());
        }
    }

    /** @param countryCode ISO 3166-1 alpha-2; any other text is a country that is not known */
    public static AddressFormat of(String countryCode) {
        var known = Known.FORMATS.get(countryCode);
        return known == null ? UNKNOWN.of(countryCode) : known;
    }

    /**
     * An address as its country writes it, and the country last.
     *
     * @param countryName by ISO 3166-1 alpha-2, in the reader's language
     */
    public static List<String> write(Map<AddressField, String> address, UnaryOperator<String> countryName) {
        var country = Objects.requireNonNullElse(address.get(AddressField.COUNTRY), "");
        var name = Stream.of(country).filter(code -> !code.isBlank()).map(countryName);
        return Stream.concat(of(country).write(address).stream(), name).toList();
    }

    /** Those that the data have. */
    public static Set<String> countries() {
        return Known.FORMATS.keySet();
    }

    private static Map<String, AddressFormat> read() {
        try (var file = AddressFormats.class.getResourceAsStream(FILE)) {
            var type = new TypeReference<Map<String, Written>>() {};
            var formats = new HashMap<String, AddressFormat>();
            new ObjectMapper()
                    .readValue(Objects.requireNonNull(file), type)
                    .forEach((code, written) -> formats.put(code, written.of(code)));
            return Map.copyOf(formats);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AddressFormats() {}
}
