package dev.portico.notification.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portico.kit.text.Languages;
import dev.portico.kit.text.Plurals;
import dev.portico.kit.text.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each test goes through all languages and says which texts are wrong. */
class MailTextsTest {

    private static final MailTexts ENGLISH = MailTexts.in("en");

    /** {@code 'key' | t: name: value, other: value}. */
    private static final Pattern SAID = Pattern.compile("'([a-z.-]+)' \\| t(?:: ([^|}]*))?");

    private static final Pattern NAME = Pattern.compile("(\\w+): [\\w.]+");

    /** Said by the filter {@code labels}. */
    private static final Set<String> OF_LABELS = Set.of("label", "label.value");

    private static final Pattern MARKUP =
            Pattern.compile("[<>&\"\\\\]|\\{\\{|\\{%|https?:|[\\u2066-\\u2069\\u202a-\\u202e]");

    /** Words that a language shares with English, by language. */
    private static final Map<String, Set<String>> SHARED = Map.of(
            "da", Set.of("fact.subtotal", "fact.reference", "fact.sum", "fact.difference"),
            "de", Set.of("fact.name", "plan.rest"),
            "es", Set.of("fact.subtotal", "fact.total"),
            "fr", Set.of("fact.total"),
            "nb", Set.of("fact.sum"),
            "nl", Set.of("pre-order-received.line"),
            "pt-BR", Set.of("fact.subtotal", "fact.total"),
            "pt-PT", Set.of("fact.subtotal", "fact.total"),
            "ro", Set.of("fact.subtotal", "fact.total"));

    @Test
    void everyLanguageHasTheSameTextsInTheSameOrder() {
        var keys = keysAsWritten("en");

        assertThat(keys).doesNotHaveDuplicates();
        for (var language : Languages.ALL) {
            assertThat(keysAsWritten(language)).as(language).isEqualTo(keys);
        }
    }

    @Test
    void everyLanguageUsesTheParametersOfTheEnglishTexts() {
        assertThat(wrong((language, key) -> {
                    var shape = shape(language, key);
                    return shape.broken()
                            || !shape.parameters().equals(shape("en", key).parameters());
                }))
                .isEmpty();
    }

    @Test
    void everyPluralHasAFormForEachCount() {
        assertThat(wrong((language, key) -> shape(language, key).plurals().values().stream()
                        .anyMatch(forms -> !forms.containsAll(
                                Plurals.of(Locale.forLanguageTag(language)).forms()))))
                .isEmpty();
    }

    @Test
    void nothingIsLeftInEnglish() {
        assertThat(wrong((language, key) -> !language.equals("en")
                        && hasWords(ENGLISH.written(key))
                        && MailTexts.in(language).written(key).equals(ENGLISH.written(key))
                        && !SHARED.getOrDefault(language, Set.of()).contains(key)))
                .isEmpty();
    }

    /** The same text is put into HTML and into plain text as it is. */
    @Test
    void noTextHoldsMarkupALinkOrADirection() {
        assertThat(wrong((language, key) ->
                        MARKUP.matcher(MailTexts.in(language).written(key)).find()))
                .isEmpty();
    }

    @Test
    void noTextIsEmptyOrBeginsOrEndsWithASpace() {
        assertThat(wrong((language, key) -> {
                    var text = MailTexts.in(language).written(key);
                    return !key.equals("space") && (text.isEmpty() || !text.equals(text.strip()));
                }))
                .isEmpty();
    }

    @Test
    void templatesSayEveryTextWithTheParametersItNeeds() {
        var said = new TreeSet<String>(OF_LABELS);
        for (var template : templates()) {
            SAID.matcher(template).results().forEach(call -> {
                var given = call.group(2) == null ? "" : call.group(2);
                said.add(call.group(1));
                assertThat(NAME.matcher(given).results().map(name -> name.group(1)))
                        .as(call.group())
                        .containsExactlyInAnyOrderElementsOf(
                                shape("en", call.group(1)).parameters());
            });
        }
        assertThat(said).isEqualTo(new TreeSet<>(ENGLISH.keys()));
    }

    @Test
    void noTemplateSaysAnythingByItself() {
        var words = Pattern.compile("\\p{L}{2,}");
        for (var template : templates()) {
            var bare = template.replaceAll("\\{\\{.*?}}|\\{%.*?%}|<[^>]*>|--- \\w+|&\\w+;", "");
            assertThat(words.matcher(bare).results().map(word -> word.group())).isEmpty();
        }
    }

    @Test
    void aTextThatThereIsNotAndAValueThatIsMissingAreErrors() {
        assertThatThrownBy(() -> ENGLISH.say("no.such", Map.of())).hasMessageContaining("no.such");
        assertThatThrownBy(() -> ENGLISH.say("hello.name", Map.of())).hasMessageContaining("{name}");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "en, Robin,                 Robin",
        "en, דנה,                   \u2068דנה\u2069",
        "en, O&#39;Neil &amp; Sons, O&#39;Neil &amp; Sons",
        "en, دار &amp; متجر,        \u2068دار &amp; متجر\u2069",
        "en, #2051,                 #2051",
        "ar, دانة,                  دانة",
        "ar, دار &amp; متجر,        دار &amp; متجر",
        "ar, Robin,                 \u2068Robin\u2069",
        "ar, #2051,                 \u2068#2051\u2069",
        "ar, 2051,                  2051",
        "ar, 20 نوفمبر 2026,        20 نوفمبر 2026",
        "ar, 10:35 CST,             \u206810:35 CST\u2069",
        "ar, a\u202eb,              \u2068ab\u2069"
    })
    void aValueOfAnotherDirectionIsIsolatedAndNoOther(String language, String value, String expected) {
        assertThat(MailTexts.in(language).among(value)).isEqualTo(expected);
        assertThat(MailTexts.in(language).say("hello.name", Map.of("name", value)))
                .contains(expected);
    }

    private static List<String> wrong(BiPredicate<String, String> isWrong) {
        var found = new ArrayList<String>();
        for (var language : Languages.ALL) {
            ENGLISH.keys().stream()
                    .filter(key -> isWrong.test(language, key))
                    .map(key ->
                            language + " " + key + "=" + MailTexts.in(language).written(key))
                    .sorted()
                    .forEach(found::add);
        }
        return found;
    }

    private static Shape shape(String language, String key) {
        return Shape.of(MailTexts.in(language).written(key));
    }

    private static boolean hasWords(String text) {
        return text.replaceAll("\\{[^}]*}", "").matches("(?s).*\\p{L}.*");
    }

    private static List<String> keysAsWritten(String language) {
        return lines(Path.of("src/main/resources/mail/texts", language + ".properties"))
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();
    }

    private static List<String> templates() {
        try (var files = Files.list(Path.of("src/main/resources/mail"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> lines(file).collect(Collectors.joining("\n")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
