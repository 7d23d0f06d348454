package dev.portico.orderedit.policy.domain;

import dev.portico.orderedit.address.domain.Provinces;
import dev.portico.orderedit.order.domain.Address;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How far a customer may move the delivery. */
public enum AddressLimit {
    ANYTHING,
    SAME_COUNTRY,
    /** Where addresses name no province, the country. */
    SAME_PROVINCE,
    /** Province, city and postal code stay. */
    STREET_ONLY;

    public boolean allows(Address from, Address to) {
        return switch (this) {
            case ANYTHING -> true;
            case SAME_COUNTRY -> sameCountry(from, to);
            case SAME_PROVINCE -> sameProvince(from, to);
            case STREET_ONLY ->
                sameProvince(from, to)
                        && sameText(from.city(), to.city())
                        && sameText(from.postalCode(), to.postalCode());
        };
    }

    private static boolean sameProvince(Address from, Address to) {
        var country = from.countryCode();
        return sameCountry(from, to)
                && (country == null || Provinces.same(country, from.provinceCode(), to.provinceCode()));
    }

    private static boolean sameCountry(Address from, Address to) {
        return Objects.equals(from.countryCode(), to.countryCode());
    }

    /** Case and spaces are ways of writing. */
    private static boolean sameText(@Nullable String one, @Nullable String other) {
        return written(one).equals(written(other));
    }

    private static String written(@Nullable String text) {
        return text == null ? "" : text.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    }
}
