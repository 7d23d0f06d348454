package dev.portico.orderedit.address.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvincesTest {

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "US, CA, CA",
        "US, ca, CA",
        "US, ' us-ca ', CA",
        "us, CA, CA",
        "US, AE, AE",
        "US, PR, PR",
        "CA, QC, QC",
        "AU, NSW, NSW",
        "MX, JAL, JAL",
        "JP, JP-13, 13",
        "IT, MI, MI",
        "DE, BY, BY",
        "IN, MH, MH"
    })
    void codesAndNames(String country, String written, String code) {
        assertThat(Provinces.code(country, written)).contains(code);
    }

    @ParameterizedTest(name = "{0} has no {1}")
    @CsvSource({"US, ON", "US, XX", "CA, NY", "DE, CA", "US, CA-ON", "CA, AE", "US, California", "ZZ, CA"})
    void provincesOfOthers(String country, String written) {
        assertThat(Provinces.code(country, written)).isEmpty();
    }

    @Test
    void countries() {
        assertThat(Provinces.knownIn("US")).isTrue();
        assertThat(Provinces.knownIn("us")).isTrue();
        assertThat(Provinces.knownIn("XX")).isFalse();
        assertThat(Provinces.knownIn("")).isFalse();
    }

    @Test
    void waysOfWritingTheSame() {
        assertThat(Provinces.same("US", "IL", "il ")).isTrue();
        assertThat(Provinces.same("US", "IL", "US-IL")).isTrue();
        assertThat(Provinces.same("US", "IL", "WI")).isFalse();
        assertThat(Provinces.same("US", "IL", null)).isFalse();
        assertThat(Provinces.same("DE", null, " ")).isTrue();
        assertThat(Provinces.same("MX", "Q ROO", "q roo")).isTrue();
        assertThat(Provinces.same("MX", "Q ROO", "ZAC")).isFalse();
    }
}
