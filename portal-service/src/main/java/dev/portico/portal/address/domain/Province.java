package dev.portico.portal.address.domain;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of a country that its addresses name.
 *
 * @param code that of ISO 3166-2 without the country, or the name where there is none
 * @param name as it is called there
 * @param latin the name in Latin letters; null when {@code name} is
 * @param written what stands in an address; null when it is the name
 */
public record Province(String code, String name, @Nullable String latin, @Nullable String written) {

    public String name(Script script) {
        return script == Script.LATIN ? Objects.requireNonNullElse(latin, name) : name;
    }

    /** In an address, such as {@code IL} or {@code 東京都}. */
    public String written(Script script) {
        return script == Script.LATIN && latin != null ? latin : Objects.requireNonNullElse(written, name);
    }

    /** @param upper in capitals, without a country */
    boolean isCalled(String upper) {
        return code.toUpperCase(Locale.ROOT).equals(upper);
    }
}
