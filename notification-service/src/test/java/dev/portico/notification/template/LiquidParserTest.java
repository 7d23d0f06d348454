package dev.portico.notification.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LiquidParserTest {

    private static final int SIDE_BY_SIDE = 8;
    private static final LiquidParser LIQUID = new LiquidParser(() -> java.time.Duration.ofSeconds(2));

    @Test
    void valuesAreNeverReadAsTemplates() {
        assertThat(LIQUID.parse("t", "{{ name }}").render(Map.of("name", "{{7*7}} {% include 'x' %}")))
                .isEqualTo("{{7*7}} {% include 'x' %}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "en ! {{ 'hello.name' | t: name: name }} ! Hello Robin,",
                "de ! {{ 'hello.name' | t: name: name }} ! Guten Tag Robin,",
                "fr ! {{ 'fact.total' | t | labels: name }} ! Total\u00a0: Robin",
                "fr ! {{ 'fact.total' | t | labels }} ! Total\u00a0:",
                "ar ! {{ name | isolated }} ! \u2068Robin\u2069",
                "ar ! {% assign language = 'en' %}{{ 'hello' | t }} ! Hello,"
            })
    void aTemplateSaysATextInTheLanguageOfItsMail(String language, String source, String expected) {
        assertThat(LIQUID.parse("t", source).render(Map.of("name", "Robin", "language", language)))
                .isEqualTo(expected);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("an unknown variable", "{{ naem }}"),
                Arguments.of("a file", "{% include 'file:/etc/passwd' %}"),
                Arguments.of("a file by another way", "{% include '/etc/passwd' %}"),
                Arguments.of("an unknown tag", "{% exec 'ls' %}"),
                Arguments.of("an unknown filter", "{{ name | shell }}"),
                Arguments.of("an unknown text", "{{ 'no.such' | t }}"),
                Arguments.of("a text without what it needs", "{{ 'hello.name' | t }}"),
                Arguments.of("a text with an unknown variable", "{{ 'hello.name' | t: name: naem }}"),
                Arguments.of("a text with a value that has no name", "{{ 'hello.name' | t: name }}"),
                Arguments.of("a text in no language", "{% assign language = '../x' %}{{ 'hello' | t }}"),
                Arguments.of(
                        "another file as a language",
                        "{% assign language = '../../application' %}{{ 'quarkus.application.name' | t }}"),
                Arguments.of("bad syntax", "{% if name %}never closed"),
                Arguments.of("a source too large", "x".repeat(17 * 1024)),
                Arguments.of("deep nesting", "{% if name %}".repeat(800) + "{% endif %}".repeat(800)),
                Arguments.of("an endless condition", "{% if name" + " and name".repeat(1_500) + " %}x{% endif %}"),
                Arguments.of("an endless loop", "{% for i in (1..1000000) %}x{% endfor %}"),
                Arguments.of(
                        "loops in loops", "{% for i in (1..1000) %}{% for j in (1..1000) %}x{% endfor %}{% endfor %}"),
                Arguments.of(
                        "doubling",
                        "{% assign s = name %}{% for i in (1..60) %}{% assign s = s | append: s %}{% endfor %}{{ s }}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatCouldHarmIsRefused(String what, String source) {
        assertThatThrownBy(() -> LIQUID.parse("t", source).render(Map.of("name", "Robin", "language", "en")))
                .isInstanceOf(TemplateException.class);
    }

    @Test
    void aFailureDoesNotRepeatValues() {
        assertThatThrownBy(() ->
                        LIQUID.parse("t", "{{ name | divided_by: 0 }}").render(Map.of("name", "robin@example.com")))
                .isInstanceOf(TemplateException.class)
                .hasMessageNotContaining("robin");
    }

    /** Mails are written side by side: none may ever show what belongs into another. */
    @Test
    void templatesAreRenderedSideBySideEachWithItsOwnValues() throws Exception {
        var template =
                MailFixtures.liquid().parse("shared", "{% for part in parts %}{{ name }} {% endfor %}{{ name }}");
        var threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try {
            var rendered = new LinkedHashMap<String, Future<String>>();
            for (var mail = 0; mail < 400; mail++) {
                var name = "customer-" + mail;
                var values = Map.<String, Object>of("name", name, "parts", List.of("a", "b", "c"));
                rendered.put(name, threads.submit(() -> template.render(values)));
            }
            for (var mail : rendered.entrySet()) {
                assertThat(mail.getValue().get())
                        .isEqualTo((mail.getKey() + " ").repeat(4).strip());
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
