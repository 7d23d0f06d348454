package dev.portico.kit.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeysTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "nokey", "k1:c2hvcnQ", "k1:***", "k 1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"})
    void keysOfAnotherFormStopTheStartWithoutBeingRepeated(String text) {
        assertThatThrownBy(() -> SigningKeys.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    /** 32 bytes are 43 characters of base64, the last of which carries four bits: decoders read four characters as one. */
    @Test
    void aTokenHasOneSpelling() {
        var keys = SigningKeys.parse("k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
        var token = keys.sign("order".getBytes(StandardCharsets.UTF_8));
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

        var accepted = alphabet.chars()
                .mapToObj(last -> token.substring(0, token.length() - 1) + (char) last)
                .filter(spelling -> keys.verify(spelling).isPresent());

        assertThat(accepted).containsExactly(token);
    }
}
