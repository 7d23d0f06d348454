package dev.portico.portal.address.domain;

import static dev.portico.portal.address.domain.AddressField.CITY;
import static dev.portico.portal.address.domain.AddressField.COUNTRY;
import static dev.portico.portal.address.domain.AddressField.LAST_NAME;
import static dev.portico.portal.address.domain.AddressField.POSTAL_CODE;
import static dev.portico.portal.address.domain.AddressField.PROVINCE;
import static dev.portico.portal.address.domain.AddressField.STREET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.portico.portal.address.AddressFormats;
import dev.portico.portal.address.domain.AddressFault.Missing;
import dev.portico.portal.address.domain.AddressFault.UnknownProvince;
import dev.portico.portal.address.domain.AddressFault.WrongPostalCode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TypedAddressTest {

    private static final Map<AddressField, String> SPRINGFIELD = in("US", "Springfield", "IL", "62701");

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void faults(
            String name,
            Map<AddressField, String> shown,
            Map<AddressField, String> typed,
            List<AddressFault> expected) {
        assertThat(new TypedAddress(shown, typed, formatOf(typed)).faults()).isEqualTo(expected);
    }

    static Stream<Arguments> table() {
        var bare = in("US", "Springfield", "", "");
        var odd = in("US", "Springfield", "IL", "6270");
        var mexico = in("MX", "Cancún", "Q ROO", "77500");
        return Stream.of(
                row("nothing touched", odd, odd),
                row("a space more", SPRINGFIELD, with(SPRINGFIELD, CITY, "Springfield ")),
                row("another street", SPRINGFIELD, with(SPRINGFIELD, STREET, "Elm 1")),
                row("no street", SPRINGFIELD, with(SPRINGFIELD, STREET, " "), new Missing(STREET)),
                row("no last name", SPRINGFIELD, with(SPRINGFIELD, LAST_NAME, ""), new Missing(LAST_NAME)),
                row("no city", SPRINGFIELD, with(SPRINGFIELD, CITY, ""), new Missing(CITY)),
                row("no state", SPRINGFIELD, with(SPRINGFIELD, PROVINCE, ""), new Missing(PROVINCE)),
                row("no code", SPRINGFIELD, with(SPRINGFIELD, POSTAL_CODE, ""), new Missing(POSTAL_CODE)),
                row("none in the order", bare, with(bare, STREET, "Elm 1")),
                row("another code", SPRINGFIELD, with(SPRINGFIELD, POSTAL_CODE, "62702")),
                row("a digit short", SPRINGFIELD, with(SPRINGFIELD, POSTAL_CODE, "6270"), new WrongPostalCode("95014")),
                row("short, but the order's", odd, with(odd, STREET, "Elm 1")),
                row("another state", SPRINGFIELD, with(SPRINGFIELD, PROVINCE, "WI")),
                row("written with its country", SPRINGFIELD, with(SPRINGFIELD, PROVINCE, "us-wi")),
                row("a province of elsewhere", SPRINGFIELD, with(SPRINGFIELD, PROVINCE, "ON"), new UnknownProvince()),
                row("the shop's own word", mexico, with(mexico, STREET, "Calle 2")),
                row("another of its words", mexico, with(mexico, PROVINCE, "YUC.")),
                row(
                        "of another country than the shop's",
                        mexico,
                        in("US", "Peoria", "YUC.", "61602"),
                        new UnknownProvince()),
                row("another country", SPRINGFIELD, in("DE", "Berlin", "", "10969")),
                row("what it has no place for", SPRINGFIELD, in("DE", "Berlin", "IL", "10969")),
                row("the code of before", SPRINGFIELD, in("GB", "Leeds", "", "62701"), new WrongPostalCode("EC1Y 8SY")),
                row(
                        "nothing that it needs",
                        SPRINGFIELD,
                        in("CA", "", "", ""),
                        new Missing(CITY),
                        new Missing(PROVINCE),
                        new Missing(POSTAL_CODE)),
                row("nothing is needed", SPRINGFIELD, in("IE", "Galway", "", "")),
                row("not even a code", SPRINGFIELD, in("AO", "Luanda", "", "")),
                row("no city where the data ask for none", SPRINGFIELD, in("AE", "", "DU", ""), new Missing(CITY)),
                row("no country", SPRINGFIELD, with(SPRINGFIELD, COUNTRY, ""), new Missing(COUNTRY)));
    }

    @Test
    void whatTheOthersCountrysAddressesHaveNoPlaceForStaysBehind() {
        var typed = in("DE", "Berlin", "IL", "10969");
        var saved = new TypedAddress(SPRINGFIELD, typed, formatOf(typed)).saved();

        assertThat(saved).isEqualTo(in("DE", "Berlin", "", "10969"));
    }

    @Test
    void whatTheOrderHasBesidesIsAskedForAndKept() {
        var berlin = in("DE", "Berlin", "BE", "10969");
        var typed = with(berlin, STREET, "Elm 1");
        var address = new TypedAddress(berlin, typed, formatOf(typed));

        assertThat(address.fields(Script.LOCAL)).contains(PROVINCE);
        assertThat(address.requires(PROVINCE)).isTrue();
        assertThat(address.saved()).isEqualTo(typed);
        assertThat(new TypedAddress(SPRINGFIELD, typed, formatOf(typed)).fields(Script.LOCAL))
                .doesNotContain(PROVINCE);
    }

    private static Arguments row(
            String name, Map<AddressField, String> shown, Map<AddressField, String> typed, AddressFault... expected) {
        return arguments(name, shown, typed, List.of(expected));
    }

    private static AddressFormat formatOf(Map<AddressField, String> address) {
        return AddressFormats.of(Objects.requireNonNull(address.get(COUNTRY)));
    }

    private static Map<AddressField, String> with(Map<AddressField, String> address, AddressField field, String value) {
        var changed = new EnumMap<>(address);
        changed.put(field, value);
        return changed;
    }

    private static Map<AddressField, String> in(String country, String city, String province, String code) {
        return new EnumMap<>(Map.of(
                COUNTRY,
                country,
                LAST_NAME,
                "Reyes",
                STREET,
                "1 Way",
                CITY,
                city,
                PROVINCE,
                province,
                POSTAL_CODE,
                code));
    }
}
