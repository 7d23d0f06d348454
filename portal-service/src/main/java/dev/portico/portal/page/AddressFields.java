package dev.portico.portal.page;

import dev.portico.portal.page.EditPage.Choice;
import dev.portico.portal.page.EditPage.Field;
import dev.portico.portal.text.Languages;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The fields of a shipping address, with the names by which browsers fill them in. */
final class AddressFields {

    private static final Set<String> REQUIRED = Set.of("lastName", "address1", "city", "countryCode");
    private static final Set<String> FULL_WIDTH = Set.of("address1", "address2", "company");
    private static final Map<String, String> AUTOCOMPLETE = Map.of(
            "firstName", "given-name",
            "lastName", "family-name",
            "company", "organization",
            "address1", "address-line1",
            "address2", "address-line2",
            "city", "address-level2",
            "provinceCode", "address-level1",
            "postalCode", "postal-code",
            "countryCode", "country",
            "phone", "tel");

    /** Sorted country names by language: 250 names and a collator are too much for every page. */
    private static final Map<String, List<Country>> COUNTRIES = new ConcurrentHashMap<>();

    private record Country(String code, String name) {}

    private final Visit visit;
    private final EditForm form;
    private final Findings findings;

    AddressFields(Visit visit, EditForm form, Findings findings) {
        this.visit = visit;
        this.form = form;
        this.findings = findings;
    }

    List<Field> fields() {
        return form.base().address().entrySet().stream()
                .map(shown -> field(shown.getKey(), shown.getValue()))
                .toList();
    }

    private Field field(String name, String shown) {
        var input = EditForm.addressField(name);
        var value = form.value(input, shown);
        return new Field(
                input,
                visit.text("field." + name),
                value,
                name.equals("phone") ? "tel" : "text",
                "shipping " + AUTOCOMPLETE.getOrDefault(name, ""),
                REQUIRED.contains(name),
                FULL_WIDTH.contains(name),
                name.equals("countryCode") ? countries(value) : List.of(),
                findings.at(input));
    }

    private List<Choice> countries(String selected) {
        var language = Languages.of(visit.formats().locale()).orElseThrow();
        return COUNTRIES.computeIfAbsent(language, AddressFields::sorted).stream()
                .map(country -> new Choice(
                        country.code(), country.name(), country.code().equals(selected), false))
                .toList();
    }

    private static List<Country> sorted(String language) {
        var locale = Locale.forLanguageTag(language);
        var collator = Collator.getInstance(locale);
        return Stream.of(Locale.getISOCountries())
                .map(code -> new Country(code, new Locale("", code).getDisplayCountry(locale)))
                .sorted(Comparator.comparing(Country::name, collator))
                .toList();
    }
}
