package dev.portico.payment.processor.stripe.domain;

import dev.portico.payment.processor.domain.AmountNotTakenException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Between {@link Money} and the whole numbers that Stripe counts in. Those are not always ISO 4217's minor units: some
 * currencies have no decimals at Stripe, some have two that ISO has not, and of three decimals the last must be zero.
 *
 * @see <a href="https://docs.stripe.com/currencies">Stripe's table of currencies</a>
 */
public final class StripeAmounts {

    private static final Set<String> WITHOUT_DECIMALS = Set.of(
            "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");
    private static final Set<String> WITH_THREE_DECIMALS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");
    private static final int MOST_DECIMALS_ELSEWHERE = 2;

    /** @throws AmountNotTakenException when Stripe has no number for it: nothing is ever rounded */
    public static long toStripe(Money money) {
        var currency = money.getCurrencyUnit();
        try {
            var amount = money.getAmount().movePointRight(decimals(currency)).longValueExact();
            if (isFinerThanStripe(currency, amount)) {
                throw new AmountNotTakenException("stripe", money);
            }
            return amount;
        } catch (ArithmeticException fraction) {
            throw new AmountNotTakenException("stripe", money);
        }
    }

    /**
     * @param currency as Stripe writes it, in small letters
     * @throws ArithmeticException when the amount has more decimals than the currency
     */
    public static Money ofStripe(String currency, long amount) {
        var unit = CurrencyUnit.of(currency.toUpperCase(Locale.ROOT));
        return Money.of(unit, BigDecimal.valueOf(amount, decimals(unit)).setScale(unit.getDecimalPlaces()));
    }

    private static int decimals(CurrencyUnit currency) {
        if (WITHOUT_DECIMALS.contains(currency.getCode())) {
            return 0;
        }
        return WITH_THREE_DECIMALS.contains(currency.getCode()) ? 3 : MOST_DECIMALS_ELSEWHERE;
    }

    private static boolean isFinerThanStripe(CurrencyUnit currency, long amount) {
        return WITH_THREE_DECIMALS.contains(currency.getCode()) && amount % 10 != 0;
    }

    private StripeAmounts() {}
}
