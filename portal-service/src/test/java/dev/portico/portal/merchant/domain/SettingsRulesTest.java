package dev.portico.portal.merchant.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsRulesTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void faults(String situation, ProposedSettings proposed, List<String> expected) {
        assertThat(SettingsRules.faults(proposed))
                .extracting(fault -> fault.field() + " " + fault.code())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    static Stream<Arguments> table() {
        return Stream.of(
                row("a good shop", shop("Shop", "Europe/Berlin", "de", "EUR", null, "a@b.de", null)),
                row("everything set", shop("Shop", "UTC", "ar-EG", "KWD", "s@b.de", "a@b.de", "#A1b2C3")),
                row("a name of 120 letters", shop("x".repeat(120), "UTC", "en", "JPY", null, "a@b.de", null)),
                row(
                        "but not of 121",
                        shop("x".repeat(121), "UTC", "en", "JPY", null, "a@b.de", null),
                        "name invalid-name"),
                row("one line", shop("a\nb", "UTC", "en", "JPY", null, "a@b.de", null), "name invalid-name"),
                row("no offsets", shop("S", "+02:00", "en", "JPY", null, "a@b.de", null), "timeZone unknown-time-zone"),
                row(
                        "a language",
                        shop("S", "UTC", "german", "JPY", null, "a@b.de", null),
                        "defaultLocale unknown-locale"),
                row("upper case", shop("S", "UTC", "en", "usd", null, "a@b.de", null), "currency unknown-currency"),
                row(
                        "one address",
                        shop("S", "UTC", "en", "USD", "a@b.de,c@d.de", "a@b", null),
                        "staffEmail invalid-email",
                        "shopEmail invalid-email"),
                row("a color", shop("S", "UTC", "en", "USD", null, "a@b.de", "#12345"), "accentColor invalid-color"),
                row("links of no day", linksOf(0), "linkLifetimeDays out-of-range"),
                row("of one", linksOf(1)),
                row("of two years", linksOf(730)),
                row("but not of more", linksOf(731), "linkLifetimeDays out-of-range"),
                row(
                        "nothing at all",
                        shop(null, null, null, null, null, null, null),
                        "name required",
                        "timeZone required",
                        "defaultLocale required",
                        "currency required",
                        "shopEmail required"));
    }

    private static Arguments row(String situation, ProposedSettings proposed, String... faults) {
        return Arguments.of(situation, proposed, List.of(faults));
    }

    private static ProposedSettings shop(
            @Nullable String name,
            @Nullable String zone,
            @Nullable String locale,
            @Nullable String currency,
            @Nullable String staff,
            @Nullable String shop,
            @Nullable String color) {
        return new ProposedSettings(name, zone, locale, currency, staff, shop, color, null, null);
    }

    private static ProposedSettings linksOf(int days) {
        return new ProposedSettings("Shop", "UTC", "en", "USD", null, "a@b.de", null, true, days);
    }
}
