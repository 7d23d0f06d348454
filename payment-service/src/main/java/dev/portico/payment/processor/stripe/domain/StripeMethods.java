package dev.portico.payment.processor.stripe.domain;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was paid with, in words for people, and never more of a card than brand and last four digits. */
public final class StripeMethods {

    private static final Map<String, String> BRANDS = Map.of(
            "amex", "American Express",
            "cartes_bancaires", "Cartes Bancaires",
            "diners", "Diners Club",
            "discover", "Discover",
            "eftpos_au", "Eftpos",
            "jcb", "JCB",
            "mastercard", "Mastercard",
            "unionpay", "UnionPay",
            "visa", "Visa");

    /** Such as "Visa ending 4242". */
    public static String card(@Nullable String brand, @Nullable String lastFour) {
        var known = brand == null ? "Card" : BRANDS.getOrDefault(brand, "Card");
        return lastFour == null ? known : known + " ending " + lastFour;
    }

    /** A method that is no card, by Stripe's name for it: {@code sepa_debit} is "Sepa debit". */
    public static String other(String type) {
        var words = type.replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private StripeMethods() {}
}
