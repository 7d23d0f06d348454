package dev.portico.portal.text;

import java.util.Locale;

/** CLDR's cardinal plural categories for whole numbers, in the languages of the portal. */
final class Plurals {

    static String category(Locale locale, long count) {
        switch (locale.getLanguage()) {
            case "ar":
                return arabic(Math.abs(count));
            case "fr":
                return Math.abs(count) <= 1 ? "one" : "other";
            default:
                return count == 1 ? "one" : "other";
        }
    }

    private static String arabic(long count) {
        var rest = count % 100;
        if (count <= 2) {
            return count == 0 ? "zero" : count == 1 ? "one" : "two";
        }
        return rest >= 3 && rest <= 10 ? "few" : rest >= 11 ? "many" : "other";
    }

    private Plurals() {}
}
