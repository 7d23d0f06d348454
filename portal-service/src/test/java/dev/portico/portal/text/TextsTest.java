package dev.portico.portal.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.kit.text.Plurals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class TextsTest {

    private static final Pattern KEY_IN_TEMPLATE = Pattern.compile("t\\.get\\('([^']+)'\\)");
    private static final Pattern KEY_IN_CODE = Pattern.compile("\"([a-z][a-zA-Z]*(?:\\.[a-zA-Z_.]+)?)\"");

    /** Keys whose end comes from a code, a state or a name. */
    private static final List<String> COMPOSED = List.of(
            "reason.",
            "history.",
            "change.",
            "why.",
            "field.",
            "by.",
            "stand.",
            "done.",
            "subject.",
            "error.",
            "waiting.",
            "plan.",
            "decline.",
            "card.known.",
            "card.none.",
            "card.kept.",
            "cancel.reason.");

    @ParameterizedTest
    @FieldSource("dev.portico.kit.text.Languages#ALL")
    void everyLanguageHasTheSameTextsWithTheSameParameters(String language) {
        var english = Texts.in(Locale.ENGLISH);
        var other = Texts.in(Locale.forLanguageTag(language));

        assertThat(other.keys()).isEqualTo(english.keys());
        for (var key : english.keys()) {
            assertThat(other.shape(key).parameters())
                    .as(key)
                    .isEqualTo(english.shape(key).parameters());
            assertThat(other.shape(key).broken()).as(key).isFalse();
        }
    }

    @ParameterizedTest
    @FieldSource("dev.portico.kit.text.Languages#ALL")
    void everyLanguageHasAFormForEachCount(String language) {
        var locale = Locale.forLanguageTag(language);
        var needed = Plurals.of(locale).forms();
        var texts = Texts.in(locale);

        for (var key : texts.keys()) {
            assertThat(texts.shape(key).plurals().values()).as(key).allSatisfy(forms -> assertThat(forms)
                    .containsAll(needed));
        }
    }

    /** Words that languages share are short; a sentence that is the same was forgotten. */
    @ParameterizedTest
    @FieldSource("dev.portico.kit.text.Languages#ALL")
    void nothingIsLeftInEnglish(String language) {
        var english = Texts.in(Locale.ENGLISH);
        var other = Texts.in(Locale.forLanguageTag(language));

        assertThat(english.keys())
                .filteredOn(key -> !language.equals("en") && isSentence(english.written(key)))
                .allSatisfy(key -> assertThat(other.written(key)).as(key).isNotEqualTo(english.written(key)));
    }

    @Test
    void everyTextATemplateAsksForIsThere() {
        assertThat(Texts.in(Locale.ENGLISH).keys()).containsAll(keys(KEY_IN_TEMPLATE, "src/main/resources/templates"));
    }

    @Test
    void noTextIsLeftOver() {
        var used = Stream.concat(
                        keys(KEY_IN_TEMPLATE, "src/main/resources/templates").stream(),
                        keys(KEY_IN_CODE, "src/main/java").stream())
                .collect(Collectors.toSet());

        assertThat(Texts.in(Locale.ENGLISH).keys())
                .filteredOn(key -> COMPOSED.stream().noneMatch(key::startsWith))
                .isSubsetOf(used);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 1, 1 item",
        "en, 0, 0 items",
        "en, 2, 2 items",
        "de, 1, 1 Artikel",
        "fr, 0, 0 article",
        "fr, 1, 1 article",
        "fr, 2, 2 articles"
    })
    void pluralsFollowTheLanguage(String language, long count, String expected) {
        assertThat(Texts.in(Locale.forLanguageTag(language)).of("items.title", Map.of("count", count)))
                .isEqualTo(expected);
    }

    @Test
    void timesAreThoseOfTheShop() {
        var now = Instant.parse("2026-11-20T20:00:00Z");
        var chicago = new Formats(Locale.US, ZoneId.of("America/Chicago"));
        var berlin = new Formats(Locale.GERMANY, ZoneId.of("Europe/Berlin"));

        assertThat(chicago.moment(Instant.parse("2026-11-20T17:15:00Z"), now)).matches("11:15\\hAM");
        assertThat(berlin.moment(Instant.parse("2026-11-20T17:15:00Z"), now)).isEqualTo("18:15");
        assertThat(chicago.moment(Instant.parse("2026-11-21T17:15:00Z"), now)).contains("November 21, 2026");
        assertThat(chicago.zoneName()).isEqualTo("Central Time");
        assertThat(berlin.money("EUR", 123456)).isEqualTo("1.234,56\u00a0€");
        assertThat(chicago.money("JPY", 500)).isEqualTo("¥500");
    }

    @ParameterizedTest
    @CsvSource({"30, 1 minute", "61, 2 minutes", "7200, 2 hours", "172800, 2 days"})
    void timeLeftIsSaidInWholeUnits(long seconds, String expected) {
        var formats = new Formats(Locale.US, ZoneId.of("UTC"));
        assertThat(formats.span(Duration.ofSeconds(seconds), Texts.in(Locale.US)))
                .isEqualTo(expected);
    }

    private static boolean isSentence(String text) {
        return text.replaceAll("\\{[^}]*}", "").trim().split("\\s+").length > 3;
    }

    private static Set<String> keys(Pattern pattern, String directory) {
        try (var files = Files.walk(Path.of(directory))) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> pattern.matcher(read(file)).results().map(found -> found.group(1)))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
