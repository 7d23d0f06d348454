package dev.portico.portal.brand.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.brand.domain.BrandColors.Correction;
import dev.portico.portal.brand.domain.BrandColors.Scheme;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrandColorsTest {

    private static final int TEXT = 450;
    private static final int CONTROL = 300;

    @ParameterizedTest
    @CsvSource({
        "ffffff, 000000, 2100",
        "ffffff, ffffff, 100",
        "767676, ffffff, 454", // the palest gray that is enough on white
        "777777, ffffff, 447", // and the one after it
        "1f5f4a, f2ede6, 645"
    })
    void contrastIsThatOfWcag(String one, String other, long percent) {
        assertThat(Rgb.contrast(Rgb.parse(one), Rgb.parse(other))).isEqualTo(percent);
        assertThat(Rgb.contrast(Rgb.parse(other), Rgb.parse(one))).isEqualTo(percent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1f5f4a", "ffffff", "000000", "ffff00", "ff0000", "777777", "808080", "0000ff", "ffc0cb"})
    void whateverTheAccentTextOnItAndInItCanBeRead(String color) {
        for (var scheme : Scheme.values()) {
            var shown = colors(color).accent(scheme).orElseThrow();
            var card = Rgb.parse(scheme == Scheme.LIGHT ? "fffefc" : "1e1c19");

            assertThat(Rgb.contrast(shown.button(), shown.ink())).isGreaterThanOrEqualTo(TEXT);
            assertThat(Rgb.contrast(shown.text(), shown.soft())).isGreaterThanOrEqualTo(TEXT);
            assertThat(Rgb.contrast(shown.text(), card)).isGreaterThanOrEqualTo(TEXT);
            assertThat(Rgb.contrast(shown.button(), card)).as("of the button").isGreaterThanOrEqualTo(CONTROL);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffffff", "000000", "767676", "777777", "808080", "ff00ff", "00a0a0"})
    void whateverTheHeaderTextOnItCanBeRead(String color) {
        var header = new BrandColors(null, Rgb.parse(color), null);
        for (var scheme : Scheme.values()) {
            var shown = header.header(scheme).orElseThrow();

            assertThat(shown.background()).isEqualTo(Rgb.parse(color));
            assertThat(Rgb.contrast(shown.background(), shown.ink())).isGreaterThanOrEqualTo(TEXT);
        }
    }

    @Test
    void aDarkHeaderIsForDarkPagesOnly() {
        var colors = new BrandColors(null, Rgb.parse("ffffff"), Rgb.parse("101010"));

        assertThat(colors.header(Scheme.LIGHT).orElseThrow().background()).hasToString("#ffffff");
        assertThat(colors.header(Scheme.DARK).orElseThrow().background()).hasToString("#101010");
        assertThat(colors("112233").header(Scheme.DARK)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corrections")
    void corrections(String situation, String accent, List<Correction> expected) {
        assertThat(colors(accent).corrections()).isEqualTo(expected);
    }

    static Stream<Arguments> corrections() {
        return Stream.of(
                row("4.50 on light pages is enough", "6c6c6c", dark("6c6c6c", "8f8f8f", 279)),
                row("4.44 is not", "6d6d6d", light("6d6d6d", "6b6b6b", 444), dark("6d6d6d", "909090", 283)),
                row("4.53 on dark pages is enough", "8f8f8f", light("8f8f8f", "6a6a6a", 277)),
                row("4.48 is not", "8e8e8e", light("8e8e8e", "6c6c6c", 281), dark("8e8e8e", "909090", 448)),
                row("a deep green is too dark for dark pages", "1f5f4a", dark("1f5f4a", "6f988b", 195)),
                row("a mint is too pale for light ones", "7fd0ae", light("7fd0ae", "487562", 156)));
    }

    @Test
    void theStyleSheetIsFoundByTheColorsThemselves() {
        var all = new BrandColors(Rgb.parse("1f5f4a"), Rgb.parse("ffffff"), Rgb.parse("000000"));
        var accentOnly = colors("1f5f4a");

        assertThat(all.key()).matches(BrandColors.KEY).isEqualTo("1f5f4a-ffffff-000000");
        assertThat(BrandColors.ofKey(all.key())).isEqualTo(all);
        assertThat(BrandColors.ofKey(accentOnly.key())).isEqualTo(accentOnly);
        assertThat(all.css()).contains("--accent:#1f5f4a", "--header:#ffffff;--header-ink:#000000", "--header:#000000");
        assertThat(accentOnly.css()).doesNotContain("--header");
    }

    private static BrandColors colors(String accent) {
        return new BrandColors(Rgb.parse(accent), null, null);
    }

    private static Correction light(String asked, String shown, long percent) {
        return new Correction(Scheme.LIGHT, Rgb.parse(asked), Rgb.parse(shown), percent);
    }

    private static Correction dark(String asked, String shown, long percent) {
        return new Correction(Scheme.DARK, Rgb.parse(asked), Rgb.parse(shown), percent);
    }

    private static Arguments row(String situation, String accent, Correction... corrections) {
        return Arguments.of(situation, accent, List.of(corrections));
    }
}
