package dev.portico.kit.sign;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeysTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "nokey", "k1:c2hvcnQ", "k1:***", "k 1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"})
    void keysOfAnotherFormStopTheStartWithoutBeingRepeated(String text) {
        assertThatThrownBy(() -> SigningKeys.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
