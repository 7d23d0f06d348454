package dev.portico.orderedit.policy.domain;

import static dev.portico.orderedit.Fixtures.SOON;
import static dev.portico.orderedit.Fixtures.order;
import static dev.portico.orderedit.Fixtures.policy;
import static dev.portico.orderedit.Fixtures.situation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.portico.orderedit.order.domain.Address;
import dev.portico.orderedit.policy.domain.Reason.AddressOutOfZone;
import dev.portico.orderedit.policy.domain.Reason.InvalidAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AddressRulesTest {

    private static final Address AT_HOME = to("12 Harbor Street", "Springfield", "62701", "IL", "US");

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void reasons(String name, Address from, AddressLimit limit, Address to, List<Reason> expected) {
        var situation = situation(order().copy().shippingAddress(from).make(), policy(p -> p.address = limit), SOON);
        assertThat(AddressRules.reasons(to, situation)).containsExactlyInAnyOrderElementsOf(expected);
    }

    static Stream<Arguments> table() {
        var mexico = to("Calle 1", "Cancún", "77500", "Q ROO", "MX");
        var berlin = to("Andere Straße 1", "Berlin", "10115", null, "DE");
        var singapore = to("1 Raffles Place", null, "048616", null, "SG");
        var city = new InvalidAddress("city");
        var province = new InvalidAddress("provinceCode");
        var postal = new InvalidAddress("postalCode");
        return Stream.of(
                within("another street", AddressLimit.STREET_ONLY, to("Elm 1", "Springfield", "62701", "IL", "US")),
                within("written otherwise", AddressLimit.STREET_ONLY, to("Elm", "SPRINGFIELD ", "627 01", "il", "US")),
                beyond("another postal code", AddressLimit.STREET_ONLY, to("Elm", "Springfield", "62702", "IL", "US")),
                beyond("another city", AddressLimit.STREET_ONLY, to("Elm", "Peoria", "62701", "IL", "US")),
                within("another city", AddressLimit.SAME_PROVINCE, to("Elm", "Peoria", "61602", "US-IL", "US")),
                beyond("another province", AddressLimit.SAME_PROVINCE, to("Elm", "Madison", "53703", "WI", "US")),
                within("another province", AddressLimit.SAME_COUNTRY, to("Elm", "Madison", "53703", "WI", "US")),
                beyond("another country", AddressLimit.SAME_COUNTRY, berlin),
                within("another country", AddressLimit.ANYTHING, berlin),
                row("a province of elsewhere", AddressLimit.ANYTHING, to("Elm", "X", "1", "ON", "US"), province),
                row("no province, no code", AddressLimit.ANYTHING, to("Elm", "X", null, null, "US"), postal, province),
                row("no city", AddressLimit.ANYTHING, to("Elm", " ", "1", "IL", "US"), city),
                row("no city abroad", AddressLimit.ANYTHING, singapore, city),
                arguments(
                        "no city where the shop has none",
                        singapore,
                        AddressLimit.ANYTHING,
                        to("2 Raffles Place", null, "048617", null, "SG"),
                        List.of()),
                row("blank is none", AddressLimit.ANYTHING, to("Elm", "X", " ", "IL", "US"), postal),
                row(
                        "no such country",
                        AddressLimit.ANYTHING,
                        to("Elm", "X", "1", null, "XX"),
                        new InvalidAddress("countryCode")),
                row(
                        "a line break",
                        AddressLimit.ANYTHING,
                        to("Elm\nOak", "X", "1", "IL", "US"),
                        new InvalidAddress("address1")),
                row("as long as may be", AddressLimit.ANYTHING, to("x".repeat(255), "X", "1", "IL", "US")),
                row(
                        "longer",
                        AddressLimit.ANYTHING,
                        to("x".repeat(256), "X", "1", "IL", "US"),
                        new InvalidAddress("address1")),
                row("a long postal code", AddressLimit.ANYTHING, to("x", "X", "1".repeat(33), "IL", "US"), postal),
                arguments(
                        "the shop's own word",
                        mexico,
                        AddressLimit.SAME_PROVINCE,
                        to("Calle 2", "Tulum", "77760", "Q ROO", "MX"),
                        List.of()),
                arguments(
                        "another of its words",
                        mexico,
                        AddressLimit.ANYTHING,
                        to("Calle 2", "Tulum", "77760", "YUC.", "MX"),
                        List.of()),
                arguments(
                        "of another country than the shop's",
                        berlin,
                        AddressLimit.ANYTHING,
                        to("Calle 2", "Tulum", "77760", "QX", "MX"),
                        List.of(province)),
                arguments(
                        "a known one instead",
                        mexico,
                        AddressLimit.ANYTHING,
                        to("Calle 2", "Tulum", "77760", "ROO", "MX"),
                        List.of()),
                arguments(
                        "none needed",
                        berlin,
                        AddressLimit.SAME_PROVINCE,
                        to("Weg 2", "Köln", "50667", null, "DE"),
                        List.of()),
                arguments("no address before", null, AddressLimit.STREET_ONLY, AT_HOME, List.of()));
    }

    private static Arguments within(String name, AddressLimit limit, Address to) {
        return arguments(name + " within " + limit, AT_HOME, limit, to, List.of());
    }

    private static Arguments beyond(String name, AddressLimit limit, Address to) {
        return arguments(name + " beyond " + limit, AT_HOME, limit, to, List.of(new AddressOutOfZone(limit)));
    }

    private static Arguments row(String name, AddressLimit limit, Address to, Reason... expected) {
        return arguments(name, AT_HOME, limit, to, List.of(expected));
    }

    private static Address to(String street, String city, String postalCode, String province, String country) {
        return new Address("Robin", "Reyes", null, street, null, city, postalCode, province, country, null);
    }
}
