package dev.portico.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @Test
    void aSecretIsMadeOnceAndIsNobodyElsesBusiness(@TempDir Path directory) throws IOException {
        var file = directory.resolve("secrets");
        var first = Secrets.in(file).linkKeys();

        assertThat(first).matches("local1:[A-Za-z0-9_-]{43}");
        assertThat(Secrets.in(file).linkKeys()).isEqualTo(first);
        assertThat(Secrets.in(file).serviceKeys()).isNotEqualTo(first);
        assertThat(permissions(file)).isEqualTo("rwx------");
        assertThat(permissions(file.resolve("link-keys"))).isEqualTo("rw-------");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
