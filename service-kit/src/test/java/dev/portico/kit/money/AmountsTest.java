package dev.portico.kit.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.joda.money.IllegalCurrencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "USD | 123450  | en-US | $1,234.50",
                "EUR | 123450  | de-DE | 1.234,50 €",
                "EUR | -5      | en-US | -€0.05",
                "JPY | 1234    | ja-JP | ￥1,234",
                "KWD | 1234567 | en-US | KWD1,234.567",
                "USD | 0       | en-US | $0.00"
            })
    void areWrittenAsPeopleWriteThem(String currency, long minor, String locale, String expected) {
        var written = Amounts.format(Amounts.of(currency, minor), Locale.forLanguageTag(locale));

        // Whether a space stands between code and figure has changed with the JDK's CLDR.
        assertThat(written.replaceAll("[\\s\u00a0]", "")).isEqualTo(expected.replace(" ", ""));
    }

    @ParameterizedTest
    @CsvSource({"ar, USD, US$", "he, ILS, ₪", "ar-EG, CAD, CA$"})
    void signsKeepTheirOrderAmongWordsFromRightToLeft(String locale, String currency, String sign) {
        assertThat(Amounts.format(Amounts.of(currency, 12_000), Locale.forLanguageTag(locale)))
                .contains("\u2066" + sign + "\u2069");
    }

    @Test
    void minorUnitsAreWhatTheyWere() {
        assertThat(Amounts.minor(Amounts.of("KWD", Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
        assertThat(Amounts.minor(Amounts.of("JPY", -7))).isEqualTo(-7);
    }

    @Test
    void anUnknownCurrencyIsRefused() {
        assertThatThrownBy(() -> Amounts.of("XXQ", 1)).isInstanceOf(IllegalCurrencyException.class);
    }
}
