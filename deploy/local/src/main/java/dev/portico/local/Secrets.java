package dev.portico.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** Made up once per data directory, readable by its owner only. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path directory;

    private Secrets(Path directory) {
        this.directory = directory;
    }

    public static Secrets in(Path directory) throws IOException {
        Files.createDirectories(directory);
        restrict(directory, "rwx------");
        return new Secrets(directory);
    }

    /** Keys that sign customers' links: {@code kid:base64url}, the first one signs. */
    String linkKeys() {
        return keep("link-keys", () -> "local1:" + random());
    }

    /** Keys that sign what one service tells another about its caller. */
    String serviceKeys() {
        return keep("service-keys", () -> "local1:" + random());
    }

    String webhookSecret() {
        return keep("sandbox-webhook-secret", Secrets::random);
    }

    /** For whatever else a service wants to encrypt or sign for itself, say its session cookies. */
    String sessionSecret() {
        return keep("session-secret", Secrets::random);
    }

    String databasePassword(String role) {
        return keep("database-" + role, Secrets::random);
    }

    /** The stored value, or a new one that is stored. */
    public String keep(String name, Supplier<String> maker) {
        var file = directory.resolve(name);
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            return create(file, maker.get());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a secret in " + file, e);
        }
    }

    /** Puts a file that holds secrets next to them; an older one of that name is replaced. */
    public Path write(String name, String content) throws IOException {
        var file = directory.resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file);
        restrict(file, "rw-------");
        return Files.writeString(file, content);
    }

    private static String create(Path file, String value) throws IOException {
        var draft = Files.createFile(file.resolveSibling(file.getFileName() + ".draft"));
        restrict(draft, "rw-------");
        Files.writeString(draft, value + "\n");
        Files.move(draft, file);
        return value;
    }

    /** Windows has no such permissions; there a user's folder is private anyway. */
    static void restrict(Path path, String permissions) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    private static String random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
