package dev.portico.kit.text;

import com.ibm.icu.text.PluralRules;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The plural categories of a language (CLDR). Only a text that has a plural loads their data. */
public final class Plurals {

    static final String OTHER = "other";

    private final PluralRules rules;

    private Plurals(PluralRules rules) {
        this.rules = rules;
    }

    public static Plurals of(Locale locale) {
        return new Plurals(PluralRules.forLocale(locale));
    }

    /** Those that a count can have. */
    public Set<String> forms() {
        return IntStream.rangeClosed(0, 1_000).mapToObj(rules::select).collect(Collectors.toUnmodifiableSet());
    }

    String form(long count) {
        return rules.select(count);
    }
}
