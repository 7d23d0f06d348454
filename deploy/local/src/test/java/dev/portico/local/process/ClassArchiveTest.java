package dev.portico.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {

    private static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path target;

    private Path jar;

    @BeforeEach
    void build() throws IOException {
        jar = Files.createDirectories(target.resolve("quarkus-app")).resolve("quarkus-run.jar");
        Files.createFile(jar);
        Files.setLastModifiedTime(jar, FileTime.from(BUILT));
    }

    @Test
    void theFirstRunMakesItAndTheNextUsesIt() throws IOException {
        assertThat(ClassArchive.of(jar).options()).first().asString().startsWith("-XX:ArchiveClassesAtExit=");

        write(ClassArchive.of(jar));
        ClassArchive.of(jar).keep();

        assertThat(ClassArchive.of(jar).options()).first().asString().startsWith("-XX:SharedArchiveFile=");
    }

    @Test
    void aRunThatWasCutShortLeavesNothing() throws IOException {
        var archive = ClassArchive.of(jar);
        write(archive);

        archive.discard();
        archive.keep();

        assertThat(archive.isFresh()).isFalse();
        assertThat(target).isDirectoryNotContaining("glob:**.jsa*");
    }

    @Test
    void aNewBuildMakesItAnew() throws IOException {
        var archive = ClassArchive.of(jar);
        write(archive);
        archive.keep();

        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(archive.isFresh()).isFalse();
    }

    /** What Java would do at its end. */
    private static void write(ClassArchive archive) throws IOException {
        var option = archive.options().get(0);
        Files.writeString(Path.of(option.substring(option.indexOf('=') + 1)), "classes");
    }
}
