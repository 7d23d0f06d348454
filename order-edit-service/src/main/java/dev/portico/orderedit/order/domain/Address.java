package dev.portico.orderedit.order.domain;

import org.jspecify.annotations.Nullable;

/** A postal address. Country is ISO 3166-1 alpha-2; the rest is what the customer wrote, kept as it is. */
public record Address(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String company,
        @Nullable String address1,
        @Nullable String address2,
        @Nullable String city,
        @Nullable String postalCode,
        @Nullable String provinceCode,
        @Nullable String countryCode,
        @Nullable String phone) {

    /** One line for people, such as {@code 12 Harbor Street, Springfield IL 62701, US}. */
    public String inOneLine() {
        return Texts.join(", ", address1, address2, Texts.join(" ", city, provinceCode, postalCode), countryCode);
    }
}
