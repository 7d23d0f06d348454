package dev.portico.portal.address.domain;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The postal codes of a country.
 *
 * @param pattern of a code without spaces and hyphens, in capitals
 * @param example one of them as it is written
 */
public record PostalCode(Pattern pattern, String example) {

    private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Pd}]+");
    private static final Pattern COUNTRY = Pattern.compile("^\\(\\?:[A-Z]+\\)\\?");

    /** Small letters, missing and additional spaces and hyphens are ways of writing. */
    public boolean matches(String typed) {
        var bare = SEPARATORS.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
        return pattern.matcher(bare).matches();
    }

    /** Whether there is no letter in any of them, beside the country's own that may stand before it. */
    public boolean isNumeric() {
        var bare = COUNTRY.matcher(pattern.pattern()).replaceFirst("").replace("\\d", "");
        return bare.chars().noneMatch(Character::isLetter);
    }
}
