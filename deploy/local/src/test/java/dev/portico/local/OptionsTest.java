package dev.portico.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    private static final Path ROOT = Path.of("/checkout");

    @Test
    void withoutFlagsAllIsLocalAndTheDemoIsLoaded() {
        var options = Options.parse(ROOT, List.of());

        assertThat(options.data()).isEqualTo(Path.of("/checkout/.portico"));
        assertThat(options.ports().portal()).isEqualTo(8080);
        assertThat(options.external()).isEqualTo(External.NONE);
        assertThat(options.demo()).isTrue();
        assertThat(options.keepOnCrash()).isFalse();
        assertThat(options.classArchives()).isTrue();
    }

    @Test
    void eachFlagIsUnderstood() {
        var options = Options.parse(
                ROOT,
                List.of(
                        "--port-base",
                        "9080",
                        "--data",
                        "/d",
                        "--no-demo",
                        "--keep-on-crash",
                        "--no-class-archives",
                        "--kafka",
                        "k:1",
                        "--smtp",
                        "m:2"));

        assertThat(options.ports().portal()).isEqualTo(9080);
        assertThat(options.data()).isEqualTo(Path.of("/d"));
        assertThat(options.demo()).isFalse();
        assertThat(options.keepOnCrash()).isTrue();
        assertThat(options.classArchives()).isFalse();
        assertThat(options.external()).isEqualTo(new External(null, "k:1", "m:2", null));
    }

    @ParameterizedTest
    @CsvSource({
        "--port-base, --port-base needs a value",
        "--port-base many, '--port-base needs a number, not many'",
        "--smtp mail.example, '--smtp needs host:port, not mail.example'",
        "--data --no-demo, --data needs a value",
        "--prot-base 1, unknown option --prot-base; ./portico help lists them all"
    })
    void whatIsWrongIsSaid(String commandLine, String message) {
        assertThatThrownBy(() -> Options.parse(ROOT, List.of(commandLine.split(" "))))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }

    @Test
    void aDatabaseAddressIsReadWithAndWithoutItsDriversPrefix() {
        var expected = new DatabaseAddress("db.example", 5432, "portico", "admin", "p@ss");

        assertThat(DatabaseAddress.parse("postgresql://admin:p%40ss@db.example/portico"))
                .isEqualTo(expected);
        assertThat(DatabaseAddress.parse("jdbc:postgresql://admin:p%40ss@db.example:5432/portico"))
                .isEqualTo(expected);
        assertThatThrownBy(() -> DatabaseAddress.parse("db.example")).isInstanceOf(UsageException.class);
    }
}
