package dev.portico.portal.address.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.address.AddressFormats;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostalCodeTest {

    @ParameterizedTest
    @CsvSource({
        "US, 62701, true",
        "US, 6270, false",
        "US, 62701-1234, true",
        "US, 62701 1234, true",
        "US, 627011234, true",
        "US, 62701-123, false",
        "DE, 10969, true",
        "DE, 1096, false",
        "DE, 109690, false",
        "GB, SW1A 1AA, true",
        "GB, sw1a1aa, true",
        "GB, ' Sw1A  1aA ', true",
        "GB, SW1A 1A, false",
        "GB, 10969, false",
        "JP, 100-0001, true",
        "JP, 1000001, true",
        "JP, 100‐0001, true",
        "JP, 100-001, false",
        "BR, 01310-100, true",
        "BR, 01310100, true",
        "BR, 01310, false",
        "CN, 100096, true",
        "CN, 10009, false",
        "IE, H91 XY12, true",
        "IE, h91xy12, true",
        "IE, H91 XY1, false",
        "IN, 110 034, true",
        "IN, 11003, false",
        "FR, 75011, true",
        "FR, 75 011, true",
        "FR, 7501, false",
        "NL, 1012 ab, true",
        "NL, 1012, false",
        "CH, 8001, true",
        "CH, CH-8001, true",
        "CH, D-8001, false",
        "LV, LV-1073, true",
        "LV, lv1073, true",
        "PL, 00950, true"
    })
    void aCodeIsTakenHoweverItIsWritten(String country, String typed, boolean expected) {
        assertThat(of(country).matches(typed)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "US, true",
        "DE, true",
        "JP, true",
        "CH, true",
        "GB, false",
        "CA, false",
        "NL, false",
        "IE, false",
        "AR, false"
    })
    void onlyNumbersAreTypedOnTheirOwnKeyboard(String country, boolean expected) {
        assertThat(of(country).isNumeric()).isEqualTo(expected);
    }

    private static PostalCode of(String country) {
        return Objects.requireNonNull(AddressFormats.of(country).postalCode());
    }
}
