package dev.portico.portal.page;

import dev.portico.kit.text.Languages;
import dev.portico.portal.address.domain.AddressField;
import dev.portico.portal.address.domain.AddressFormat;
import dev.portico.portal.address.domain.Province;
import dev.portico.portal.address.domain.Script;
import dev.portico.portal.address.domain.TypedAddress;
import dev.portico.portal.page.EditPage.AddressPart;
import dev.portico.portal.page.EditPage.Choice;
import dev.portico.portal.page.EditPage.Field;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of a shipping address as its country has them, with the names by which browsers fill them in. */
final class AddressFields {

    private static final Set<AddressField> FULL_WIDTH =
            Set.of(AddressField.COUNTRY, AddressField.COMPANY, AddressField.STREET, AddressField.MORE);
    private static final Map<AddressField, String> AUTOCOMPLETE = Map.of(
            AddressField.FIRST_NAME, "given-name",
            AddressField.LAST_NAME, "family-name",
            AddressField.COMPANY, "organization",
            AddressField.STREET, "address-line1",
            AddressField.MORE, "address-line2",
            AddressField.CITY, "address-level2",
            AddressField.PROVINCE, "address-level1",
            AddressField.POSTAL_CODE, "postal-code",
            AddressField.COUNTRY, "country",
            AddressField.PHONE, "tel");

    /** Sorted country names by language: 250 names and a collator are too much for every page. */
    private static final Map<String, List<Country>> COUNTRIES = new ConcurrentHashMap<>();

    private record Country(String code, String name) {}

    private final Visit visit;
    private final EditForm form;
    private final Findings findings;
    private final TypedAddress address;
    private final AddressFormat format;
    private final Script script;

    AddressFields(Visit visit, EditForm form, Findings findings) {
        this.visit = visit;
        this.form = form;
        this.findings = findings;
        this.address = form.address();
        this.format = address.format();
        this.script = format.scriptFor(visit.formats().locale());
    }

    /** What a field is called in a country, in the customer's language. */
    static String label(Visit visit, AddressFormat format, AddressField field) {
        var usual = "field." + field.key();
        var own = usual + "." + format.kinds().get(field);
        return visit.text(visit.texts().has(own) ? own : usual);
    }

    AddressPart part() {
        var fields = address.fields(script);
        return new AddressPart(
                field(AddressField.COUNTRY),
                fields.stream()
                        .filter(field -> field != AddressField.COUNTRY)
                        .map(this::field)
                        .toList(),
                Stream.concat(
                                Stream.of(new HiddenField(EditForm.PROVINCE_OF, provinceOf(fields))),
                                Stream.of(AddressField.values())
                                        .filter(field -> !fields.contains(field))
                                        .flatMap(this::kept))
                        .toList());
    }

    /** Where none is asked for, the one chosen before is kept for the way back. */
    private String provinceOf(List<AddressField> fields) {
        return fields.contains(AddressField.PROVINCE)
                ? format.countryCode()
                : form.value(EditForm.PROVINCE_OF, format.countryCode());
    }

    /** Going back to the country before finds it again. */
    private Stream<HiddenField> kept(AddressField field) {
        var input = EditForm.addressField(field.key());
        return Stream.ofNullable(form.typed().getFirst(input)).map(value -> new HiddenField(input, value));
    }

    private Field field(AddressField field) {
        var input = EditForm.addressField(field.key());
        var value = Objects.requireNonNullElse(address.typed().get(field), "");
        return new Field(
                input,
                label(visit, format, field),
                value,
                field == AddressField.PHONE ? "tel" : "text",
                "shipping " + AUTOCOMPLETE.get(field),
                address.requires(field),
                FULL_WIDTH.contains(field),
                choices(field, value),
                findings.at(input),
                keyboard(field),
                isInCapitals(field));
    }

    private @Nullable String keyboard(AddressField field) {
        var code = format.postalCode();
        return field == AddressField.POSTAL_CODE && code != null && code.isNumeric() ? "numeric" : null;
    }

    /** Of a code only: a city in capitals is what a sorting machine likes to read, not what somebody wants to type. */
    private boolean isInCapitals(AddressField field) {
        var code = format.postalCode();
        return field == AddressField.POSTAL_CODE
                && (format.upperCase().contains(field) || (code != null && !code.isNumeric()));
    }

    private List<Choice> choices(AddressField field, String value) {
        if (field == AddressField.COUNTRY) {
            return withNothing(value.isEmpty(), countries(value), value);
        }
        return field == AddressField.PROVINCE && !format.provinces().isEmpty() ? provinces(value) : List.of();
    }

    /** As the shop writes it, where it is the order's own: choosing the same again is no change. */
    private List<Choice> provinces(String value) {
        var shown = Objects.requireNonNullElse(address.shown().get(AddressField.PROVINCE), "");
        var chosen = format.province(value);
        var ofShop = format.province(shown);
        var choices = format.provinces().stream()
                .map(province -> new Choice(
                        ofShop.filter(province::equals).isPresent() ? shown : code(province, shown),
                        province.name(script),
                        chosen.filter(province::equals).isPresent(),
                        false))
                .toList();
        var isNeeded = address.requires(AddressField.PROVINCE) && chosen.isPresent();
        return withNothing(!isNeeded, choices, chosen.isPresent() ? "" : value);
    }

    private String code(Province province, String shown) {
        var prefix = format.countryCode() + "-";
        return shown.startsWith(prefix) ? prefix + province.code() : province.code();
    }

    /** @param other what is there and not among the choices: a word of the shop's own */
    private List<Choice> withNothing(boolean mayBeNone, List<Choice> choices, String other) {
        var isListed = other.isEmpty()
                || choices.stream().anyMatch(choice -> choice.value().equals(other));
        return Stream.of(
                        mayBeNone
                                ? Stream.of(new Choice("", visit.text("edit.choose"), false, false))
                                : Stream.<Choice>empty(),
                        isListed ? Stream.<Choice>empty() : Stream.of(new Choice(other, other, true, false)),
                        choices.stream())
                .flatMap(parts -> parts)
                .toList();
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
