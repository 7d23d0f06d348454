package dev.portico.portal.address.domain;

import dev.portico.portal.address.domain.AddressFault.Missing;
import dev.portico.portal.address.domain.AddressFault.UnknownProvince;
import dev.portico.portal.address.domain.AddressFault.WrongPostalCode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An address that somebody types over the one of an order. Within its country the order's own address says what is needed, as
 * for order-edit-service: the shop has accepted it. Only an address in another country is held to what that country asks. A
 * province or code that nobody touched is never wrong, and neither is an address of which nothing was touched.
 *
 * @param shown the order's address
 * @param typed the new one
 * @param format of the new one's country
 */
public record TypedAddress(Map<AddressField, String> shown, Map<AddressField, String> typed, AddressFormat format) {

    private static final Set<AddressField> ALWAYS =
            Set.of(AddressField.COUNTRY, AddressField.LAST_NAME, AddressField.STREET);
    private static final List<AddressField> BY_COUNTRY =
            List.of(AddressField.CITY, AddressField.PROVINCE, AddressField.POSTAL_CODE);

    public TypedAddress {
        shown = Map.copyOf(shown);
        typed = Map.copyOf(typed);
    }

    /** Those of the country, and what the order's address has besides. */
    public List<AddressField> fields(Script script) {
        var fields = format.fields(script);
        var own = BY_COUNTRY.stream()
                .filter(field -> !fields.contains(field) && isAtHome() && isFilled(shown, field))
                .toList();
        fields.addAll(fields.indexOf(AddressField.PHONE), own);
        return fields;
    }

    public boolean requires(AddressField field) {
        if (BY_COUNTRY.contains(field)) {
            return isAtHome()
                    ? isFilled(shown, field)
                    : field == AddressField.CITY || format.required().contains(field);
        }
        return ALWAYS.contains(field);
    }

    /** What is saved: what the other country's addresses have no place for stays behind. */
    public Map<AddressField, String> saved() {
        var fields = fields(Script.LOCAL);
        var saved = new EnumMap<AddressField, String>(AddressField.class);
        typed.forEach((field, value) -> saved.put(field, isAtHome() || fields.contains(field) ? value : ""));
        return saved;
    }

    public List<AddressFault> faults() {
        return isUntouched()
                ? List.of()
                : Stream.of(missing(), unknownProvince(), wrongPostalCode())
                        .flatMap(faults -> faults)
                        .toList();
    }

    private Stream<AddressFault> missing() {
        return fields(Script.LOCAL).stream()
                .filter(field -> requires(field) && !isFilled(typed, field))
                .map(Missing::new);
    }

    /** A shop whose own address names its province in another way than by the code is not judged by codes. */
    private Stream<AddressFault> unknownProvince() {
        var isJudged = isNew(AddressField.PROVINCE) && !format.provinces().isEmpty();
        var isKnown = format.province(AddressField.PROVINCE.in(typed)).isPresent();
        var writesOtherwise = isAtHome()
                && isFilled(shown, AddressField.PROVINCE)
                && format.province(AddressField.PROVINCE.in(shown)).isEmpty();
        return isJudged && !isKnown && !writesOtherwise ? Stream.of(new UnknownProvince()) : Stream.empty();
    }

    private Stream<AddressFault> wrongPostalCode() {
        var code = format.postalCode();
        return code != null && isNew(AddressField.POSTAL_CODE) && !code.matches(AddressField.POSTAL_CODE.in(typed))
                ? Stream.of(new WrongPostalCode(code.example()))
                : Stream.empty();
    }

    private boolean isUntouched() {
        return Stream.of(AddressField.values())
                .allMatch(field -> field.in(typed).equals(field.in(shown)));
    }

    private boolean isNew(AddressField field) {
        return isFilled(typed, field) && (!isAtHome() || !field.in(typed).equals(field.in(shown)));
    }

    private boolean isAtHome() {
        return AddressField.COUNTRY.in(typed).equals(AddressField.COUNTRY.in(shown));
    }

    private static boolean isFilled(Map<AddressField, String> address, AddressField field) {
        return !field.in(address).isEmpty();
    }
}
