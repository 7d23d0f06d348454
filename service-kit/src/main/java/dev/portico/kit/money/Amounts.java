package dev.portico.kit.money;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portico.kit.text.Directions;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Between the minor units that are stored and sent (cents, yen, fils) and {@link Money}.
 *
 * <p>An unknown ISO 4217 code fails with {@link org.joda.money.IllegalCurrencyException}.
 */
public final class Amounts {

    private static final String LEFT_TO_RIGHT_ISOLATE = "\u2066";
    private static final String POP_DIRECTIONAL_ISOLATE = "\u2069";

    // Bounded: locales come from orders, so there may be more of them than anybody counted on.
    private static final Cache<Way, NumberFormat> FORMATS =
            Caffeine.newBuilder().maximumSize(1_000).build();

    public static Money of(String currency, long minor) {
        return Money.ofMinor(CurrencyUnit.of(currency), minor);
    }

    /** @throws ArithmeticException if the amount does not fit a long, which no stored amount can cause */
    public static long minor(Money money) {
        return money.getAmountMinorLong();
    }

    /** As people of that locale write it (CLDR, as shipped with the JDK): {@code $1,234.50}, {@code 1.234,50 €}. */
    public static String format(Money money, Locale locale) {
        var way = new Way(locale, money.getCurrencyUnit());
        var format = FORMATS.get(way, Amounts::prototype);
        // A format is not for two threads at once; a copy of one is far cheaper than a new one.
        return ((NumberFormat) format.clone()).format(money.getAmount());
    }

    private static NumberFormat prototype(Way way) {
        var format = NumberFormat.getCurrencyInstance(way.locale());
        format.setCurrency(Currency.getInstance(way.currency().getCode()));
        format.setMinimumFractionDigits(way.currency().getDecimalPlaces());
        format.setMaximumFractionDigits(way.currency().getDecimalPlaces());
        if (format instanceof DecimalFormat decimals && isRightToLeft(way.locale())) {
            isolateSign(decimals);
        }
        return format;
    }

    /** As the language's own name for itself is. */
    private static boolean isRightToLeft(Locale locale) {
        return locale.getDisplayLanguage(locale).codePoints().limit(1).anyMatch(Directions::isRightToLeft);
    }

    /** Between words from right to left, {@code US$} would be seen as {@code $US}: the dollar has no direction of its own. */
    private static void isolateSign(DecimalFormat format) {
        var symbols = format.getDecimalFormatSymbols();
        symbols.setCurrencySymbol(LEFT_TO_RIGHT_ISOLATE + symbols.getCurrencySymbol() + POP_DIRECTIONAL_ISOLATE);
        format.setDecimalFormatSymbols(symbols);
    }

    private record Way(Locale locale, CurrencyUnit currency) {}

    private Amounts() {}
}
