package dev.portico.notification.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MailTemplatesTest {

    /** A variable by itself, one that a text is said with, one that a filter writes, one that is asked about or gone through. */
    private static final Pattern VARIABLE =
            Pattern.compile("\\{\\{ ([a-z_]+)[ .]|: ([a-z_]+)(?=[, ])|(?:if|case|in) ([a-z_]+)\\b");

    @Test
    void everyVariableIsInTheReadme() throws IOException {
        var readme = Files.readString(Path.of("README.md"));
        var unknown = templates()
                .flatMap(template -> VARIABLE.matcher(template).results())
                .map(MailTemplatesTest::name)
                .distinct()
                .filter(name -> !readme.contains("`" + name + "`"));

        // What loops and captures call their own.
        assertThat(unknown).isSubsetOf("line", "change", "edit", "step", "link", "payment");
    }

    private static String name(java.util.regex.MatchResult found) {
        return Stream.of(1, 2, 3)
                .map(found::group)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> templates() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/mail"))) {
            return files
                    .filter(file -> file.toString().endsWith(".liquid") && !file.endsWith("layout.liquid"))
                    .map(MailTemplatesTest::read)
                    .toList()
                    .stream();
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
