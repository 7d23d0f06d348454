package dev.portico.portal.view.domain;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The card that is charged for what is due later.
 *
 * @param method words for people, such as "Visa ending 4242"
 * @param at when it was named
 */
public record Card(long sequence, String method, Instant at) implements Fact {

    private static final Pattern ENGLISH = Pattern.compile("^(.+) ending (\\d{4})$");

    /** As it is known in any language, such as "Visa •••• 4242"; the words themselves where they say something else. */
    public String masked() {
        return ENGLISH.matcher(method).replaceFirst("$1 •••• $2");
    }
}
