package dev.portico.notification.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccentColorTest {

    @ParameterizedTest
    @CsvSource({
        "#1f5f4a, #1f5f4a, #ffffff",
        "#ffd400, #ffd400, #111827",
        "#000000, #000000, #ffffff",
        "#ffffff, #ffffff, #111827",
        "#fff, #1f4fd8, #ffffff",
        "red;background:url(x), #1f4fd8, #ffffff",
        ", #1f4fd8, #ffffff"
    })
    void textOnAColorCanBeRead(String color, String background, String text) {
        assertThat(AccentColor.of(color)).isEqualTo(new AccentColor(background, text));
    }
}
