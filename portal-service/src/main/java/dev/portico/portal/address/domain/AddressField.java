package dev.portico.portal.address.domain;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A part of an address. */
public enum AddressField {
    COUNTRY("countryCode"),
    FIRST_NAME("firstName"),
    LAST_NAME("lastName"),
    COMPANY("company"),
    STREET("address1"),
    MORE("address2"),
    CITY("city"),
    PROVINCE("provinceCode"),
    POSTAL_CODE("postalCode"),
    PHONE("phone");

    private final String key;

    AddressField(String key) {
        this.key = key;
    }

    /** The name it has in an order. */
    public String key() {
        return key;
    }

    /** What an address has in this field, without space around it; empty for nothing. */
    String in(Map<AddressField, String> address) {
        return Objects.requireNonNullElse(address.get(this), "").strip();
    }

    public static Optional<AddressField> of(String key) {
        return Stream.of(values()).filter(field -> field.key.equals(key)).findFirst();
    }
}
