package dev.portico.kit.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MerchantIdTest {

    @ParameterizedTest
    @CsvSource({
        "abc, true",
        "ab, false",
        "a-b, true",
        "-ab, false",
        "ab-, false",
        "Abc, false",
        "a_b, false",
        "'*', false",
        "aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd, true",
        "aaaaaaaaaabbbbbbbbbbccccccccccdddddddddde, false"
    })
    void hasOneForm(String text, boolean valid) {
        assertThat(MerchantId.isValid(text)).isEqualTo(valid);
    }
}
