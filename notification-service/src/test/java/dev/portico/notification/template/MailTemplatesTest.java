package dev.portico.notification.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.notification.delivery.domain.MailKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The templates of a mail differ in their words only. */
class MailTemplatesTest {

    private static final Pattern EXPRESSION =
            Pattern.compile("\\{\\{\\s*([\\w.]+)\\s*}}|\\{%-?\\s*(if|case|when|for)\\s+(.*?)\\s*-?%}");

    static Stream<Arguments> templates() {
        return Stream.concat(
                        Stream.of(MailKind.values()).map(MailKind::template),
                        Stream.of("difference", "period", "footer"))
                .flatMap(name -> Languages.ALL.stream().map(language -> Arguments.of(name, language)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("templates")
    void aTranslationUsesTheVariablesOfTheEnglishOne(String name, String language) {
        assertThat(expressions(language, name))
                .isEqualTo(expressions("en", name))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyVariableIsInTheReadme(String name, String language) throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        assertThat(expressions(language, name).stream()
                        .filter(expression -> expression.matches("[a-z_]+"))
                        .filter(variable -> !readme.contains("`" + variable + "`")))
                .isEmpty();
    }

    private static Set<String> expressions(String language, String name) {
        return EXPRESSION
                .matcher(source(language, name))
                .results()
                .map(match -> match.group(1) == null ? match.group(2) + " " + match.group(3) : match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String source(String language, String name) {
        try (var stream = MailTemplatesTest.class.getResourceAsStream("/mail/" + language + "/" + name + ".liquid")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
