package dev.portico.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedAmountTest {

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "25           | USD | 2500",
                "25.5         | USD | 2550",
                "25.50        | USD | 2550",
                "25,50        | EUR | 2550",
                "$25.50       | USD | 2550",
                "25,50 €      | EUR | 2550",
                "USD 25.50    | USD | 2550",
                "25.50 usd    | USD | 2550",
                "1,234.50     | USD | 123450",
                "1.234,50     | EUR | 123450",
                "1 234,50     | EUR | 123450",
                "1\u202f234,50 | EUR | 123450",
                "1'234.50     | CHF | 123450",
                "1’234.50     | CHF | 123450",
                "1,234        | USD | 123400",
                "1.234        | EUR | 123400",
                "1,234,567    | USD | 123456700",
                "٢٥٫٥٠        | USD | 2550",
                "١٬٢٣٤٫٥٠     | SAR | 123450",
                "2500         | JPY | 2500",
                "2,500        | JPY | 2500",
                "2.500        | KWD | 2500",
                "1.5          | KWD | 1500",
                "0.01         | USD | 1",
                "9999999999.99| USD | 999999999999"
            })
    void whatPeopleTypeIsRead(String typed, String currency, long minor) {
        assertThat(TypedAmount.minor(typed, CurrencyUnit.of(currency))).isEqualTo(OptionalLong.of(minor));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "''                | USD",
                "much              | USD",
                "-5                | USD",
                "0                 | USD",
                "0.00              | USD",
                "25.               | USD",
                ".50               | USD",
                "25.5555           | USD",
                "12.5              | JPY",
                "1.2.3             | USD",
                "1,2,3             | USD",
                "1e3               | USD",
                "25 EUR            | USD",
                "12.34.567,8       | EUR",
                "99999999999999    | USD",
                "5;drop            | USD"
            })
    void whatCantBeAnAmountIsNot(String typed, String currency) {
        assertThat(TypedAmount.minor(typed, CurrencyUnit.of(currency))).isEmpty();
    }
}
