package dev.portico.payment.processor.stripe.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portico.payment.processor.domain.AmountNotTakenException;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeAmountsTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "EUR 63.75, 6375",
        "USD 0.01, 1",
        "JPY 500, 500",
        "KRW 12000, 12000",
        "CLP 990, 990",
        // no decimals at ISO 4217, two at Stripe
        "ISK 500, 50000",
        "UGX 5, 500",
        // two at ISO 4217, none at Stripe
        "MGA 12.00, 12",
        "KWD 1.230, 1230",
        "TND 0.010, 10",
        "HUF 100.00, 10000",
    })
    void isTheNumberThatStripeCountsIn(String money, long expected) {
        assertThat(StripeAmounts.toStripe(Money.parse(money))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"EUR 63.75", "JPY 500", "ISK 500", "UGX 5", "MGA 12.00", "KWD 1.230", "USD 92233720368547758.07"
            })
    void comesBackAsItWas(String money) {
        var amount = Money.parse(money);

        assertThat(StripeAmounts.ofStripe(
                        amount.getCurrencyUnit().getCode().toLowerCase(java.util.Locale.ROOT),
                        StripeAmounts.toStripe(amount)))
                .isEqualTo(amount);
    }

    /** A third decimal, a fraction where Stripe has none, four decimals, three where Stripe takes two, a number too large. */
    @ParameterizedTest
    @ValueSource(
            strings = {"KWD 1.235", "KWD 0.001", "MGA 12.50", "CLF 1.2345", "LYD 1.234", "USD 92233720368547758.08"})
    void whatStripeCannotCountIsRefused(String money) {
        assertThatThrownBy(() -> StripeAmounts.toStripe(Money.parse(money)))
                .isInstanceOf(AmountNotTakenException.class);
    }

    @Test
    void aFractionOfWhatHasNoneIsNoAmount() {
        assertThatThrownBy(() -> StripeAmounts.ofStripe("isk", 50050)).isInstanceOf(ArithmeticException.class);
    }
}
