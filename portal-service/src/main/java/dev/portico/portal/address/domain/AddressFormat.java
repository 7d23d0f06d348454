package dev.portico.portal.address.domain;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one country writes its addresses.
 *
 * @param lines below name and company
 * @param latin the same in Latin letters; null where it is no other order
 * @param language whose letters {@code lines} are in, as a BCP 47 tag; null where there are no others
 * @param familyNameFirst in {@code lines}
 * @param required what an address of the country has to have, of street, city, province and postal code
 * @param upperCase what the post wants in capitals
 * @param kinds what a field is there, such as {@code zip} for a postal code; a field without one has its usual name
 * @param postalCode null where there are none
 * @param provinces those whose names are known, in the order in which they are listed there
 */
public record AddressFormat(
        String countryCode,
        AddressLines lines,
        @Nullable AddressLines latin,
        @Nullable String language,
        boolean familyNameFirst,
        Set<AddressField> required,
        Set<AddressField> upperCase,
        Map<AddressField, String> kinds,
        @Nullable PostalCode postalCode,
        List<Province> provinces) {

    private static final Set<UnicodeScript> LATIN =
            Set.of(UnicodeScript.LATIN, UnicodeScript.COMMON, UnicodeScript.INHERITED);

    public AddressFormat {
        required = Set.copyOf(required);
        upperCase = Set.copyOf(upperCase);
        kinds = Map.copyOf(kinds);
        provinces = List.copyOf(provinces);
    }

    /** What is asked of somebody who reads a language. */
    public Script scriptFor(Locale reader) {
        var own = language == null
                || Locale.forLanguageTag(language).getLanguage().equals(reader.getLanguage());
        return own ? Script.LOCAL : Script.LATIN;
    }

    /** The fields in the order in which they are asked for: country and person, then the place as the country writes it. */
    public List<AddressField> fields(Script script) {
        var fields = new ArrayList<AddressField>();
        fields.add(AddressField.COUNTRY);
        fields.addAll(name(script));
        fields.add(AddressField.COMPANY);
        place(script).fields().stream().filter(this::canBeAsked).forEach(fields::add);
        fields.add(AddressField.PHONE);
        return fields;
    }

    /**
     * An address as it is written down: the person first, whoever reads it looks for that, and then as the country does. The
     * country itself is not among the lines.
     */
    public List<String> write(Map<AddressField, String> address) {
        var script = scriptOf(address);
        var values = new EnumMap<AddressField, String>(AddressField.class);
        values.putAll(address);
        values.computeIfPresent(AddressField.PROVINCE, (field, text) -> written(text, script));
        if (upperCase.contains(AddressField.POSTAL_CODE)) {
            values.computeIfPresent(AddressField.POSTAL_CODE, (field, code) -> code.toUpperCase(Locale.ROOT));
        }
        var place = place(script);
        // A shop's own code where the country has none: it was good for something.
        var rest = place.fields().contains(AddressField.POSTAL_CODE)
                ? Stream.<String>empty()
                : Stream.of(AddressField.POSTAL_CODE.in(values));
        return Stream.of(
                        Stream.of(person(script, values), AddressField.COMPANY.in(values)),
                        place.write(values).stream(),
                        rest)
                .flatMap(lines -> lines)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The one that a text means, if it is one of the country: shops write a code with its country or without. */
    public Optional<Province> province(String text) {
        var typed = text.strip().toUpperCase(Locale.ROOT);
        var prefix = countryCode + "-";
        var code = typed.startsWith(prefix) ? typed.substring(prefix.length()) : typed;
        return provinces.stream()
                .filter(province -> province.isCalled(typed) || province.isCalled(code))
                .findFirst();
    }

    /** Without names to choose from, a province is a code that nobody knows. */
    private boolean canBeAsked(AddressField field) {
        return field != AddressField.PROVINCE || !provinces.isEmpty();
    }

    private AddressLines place(Script script) {
        return script == Script.LATIN && latin != null ? latin : lines;
    }

    private List<AddressField> name(Script script) {
        return familyNameFirst && script == Script.LOCAL
                ? List.of(AddressField.LAST_NAME, AddressField.FIRST_NAME)
                : List.of(AddressField.FIRST_NAME, AddressField.LAST_NAME);
    }

    private String person(Script script, Map<AddressField, String> values) {
        return String.join(
                " ",
                name(script).stream()
                        .map(field -> field.in(values))
                        .filter(name -> !name.isEmpty())
                        .toList());
    }

    private String written(String text, Script script) {
        return province(text).map(province -> province.written(script)).orElse(text);
    }

    private Script scriptOf(Map<AddressField, String> address) {
        var isOwn = language == null
                || address.values().stream().flatMapToInt(String::chars).anyMatch(AddressFormat::isOfOtherLetters);
        return isOwn ? Script.LOCAL : Script.LATIN;
    }

    private static boolean isOfOtherLetters(int letter) {
        return !LATIN.contains(UnicodeScript.of(letter));
    }
}
