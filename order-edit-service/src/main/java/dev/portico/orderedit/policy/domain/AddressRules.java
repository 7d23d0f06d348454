package dev.portico.orderedit.policy.domain;

import dev.portico.orderedit.address.domain.Provinces;
import dev.portico.orderedit.order.domain.Address;
import dev.portico.orderedit.order.domain.Checks;
import dev.portico.orderedit.order.domain.Texts;
import dev.portico.orderedit.policy.domain.Reason.AddressOutOfZone;
import dev.portico.orderedit.policy.domain.Reason.InvalidAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What speaks against another delivery address. What a country asks of an address is learnt from the order itself: the shop has
 * accepted its address, so within the country the new one needs a city, a province and a postal code where that one has them. A
 * province must be one of the country, unless the shop has a way of its own to write them.
 */
public final class AddressRules {

    private static final int TEXT = 255;
    private static final int CODE = 32;
    private static final int PHONE = 64;

    public static List<Reason> reasons(Address address, Situation situation) {
        var current = Optional.ofNullable(situation.order().shippingAddress());
        return Stream.<Reason>concat(
                        invalidFields(address, current).map(InvalidAddress::new),
                        outOfZone(address, current, situation))
                .toList();
    }

    private static Stream<AddressOutOfZone> outOfZone(Address address, Optional<Address> current, Situation situation) {
        var limit = situation.policy().addressLimit();
        return current.filter(from -> !limit.allows(from, address)).map(from -> new AddressOutOfZone(limit)).stream();
    }

    private static Stream<String> invalidFields(Address address, Optional<Address> current) {
        var country = Objects.requireNonNullElse(address.countryCode(), "");
        boolean known = Checks.isCountry(country);
        var model = current.filter(from -> country.equals(from.countryCode()));
        return Stream.of(
                        invalid("firstName", address.firstName(), false, TEXT),
                        invalid("lastName", address.lastName(), true, TEXT),
                        invalid("company", address.company(), false, TEXT),
                        invalid("address1", address.address1(), true, TEXT),
                        invalid("address2", address.address2(), false, TEXT),
                        invalid("city", address.city(), model.isEmpty() || has(model.map(Address::city)), TEXT),
                        invalid("postalCode", address.postalCode(), has(model.map(Address::postalCode)), CODE),
                        invalid("provinceCode", address.provinceCode(), has(model.map(Address::provinceCode)), CODE),
                        foreignProvince(country, address.provinceCode(), model),
                        known ? Stream.<String>empty() : Stream.of("countryCode"),
                        invalid("phone", address.phone(), false, PHONE))
                .flatMap(fields -> fields)
                .distinct();
    }

    private static boolean has(Optional<String> value) {
        return value.filter(text -> !text.isBlank()).isPresent();
    }

    /** A shop whose own address names its province in another way than by the code is not judged by codes. */
    private static Stream<String> foreignProvince(String country, @Nullable String province, Optional<Address> model) {
        if (province == null || province.isBlank() || !Provinces.knownIn(country)) {
            return Stream.empty();
        }
        boolean writtenOtherwise = model.map(Address::provinceCode)
                .filter(shops ->
                        !shops.isBlank() && Provinces.code(country, shops).isEmpty())
                .isPresent();
        boolean good = writtenOtherwise || Provinces.code(country, province).isPresent();
        return good ? Stream.empty() : Stream.of("provinceCode");
    }

    private static Stream<String> invalid(String field, @Nullable String value, boolean required, int limit) {
        boolean bad = (value == null || value.isBlank())
                ? required
                : value.length() > limit || !Texts.storable(value) || value.indexOf('\n') >= 0;
        return bad ? Stream.of(field) : Stream.empty();
    }

    private AddressRules() {}
}
