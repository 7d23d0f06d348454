package dev.portico.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.page.AccentColors.Rgb;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccentColorsTest {

    private static final Pattern TOKEN = Pattern.compile("--(accent[a-z-]*):#([0-9a-f]{6})");

    @ParameterizedTest
    @ValueSource(strings = {"1f5f4a", "ffffff", "000000", "ffff00", "ff0000", "777777", "808080", "0000ff", "ffc0cb"})
    void whateverTheColorTextOnItAndInItCanBeRead(String color) {
        for (var scheme : AccentColors.css(color).split("@media")) {
            var tokens = TOKEN.matcher(scheme)
                    .results()
                    .collect(Collectors.toMap(found -> found.group(1), found -> Rgb.parse(found.group(2))));

            assertThat(AccentColors.contrast(token(tokens, "accent"), token(tokens, "accent-ink")))
                    .isGreaterThanOrEqualTo(450);
            assertThat(AccentColors.contrast(token(tokens, "accent-text"), token(tokens, "accent-soft")))
                    .isGreaterThanOrEqualTo(450);
        }
    }

    private static Rgb token(Map<String, Rgb> tokens, String name) {
        return Objects.requireNonNull(tokens.get(name), name);
    }
}
