package dev.portico.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a run leaves behind and the next one finds. {@code ./portico clean} drops it. */
public record DataDirectory(Path path) {

    static DataDirectory at(Path path) throws IOException {
        var directory = new DataDirectory(path);
        Files.createDirectories(path);
        // Keys, links that open orders, mails in logs: nobody else's business.
        Secrets.restrict(path, "rwx------");
        Files.createDirectories(directory.logs());
        Files.createDirectories(directory.services());
        return directory;
    }

    public Path logs() {
        return path.resolve("logs");
    }

    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    /** One pid file, start command and environment per child process. */
    public Path services() {
        return path.resolve("services");
    }

    public Path secrets() {
        return path.resolve("secrets");
    }

    public Path identity() {
        return path.resolve("oidc");
    }

    public Path demo() {
        return path.resolve("demo.json");
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    Path kafka() {
        return path.resolve("kafka");
    }

    Path addresses() {
        return path.resolve("addresses.json");
    }

    Path launcherPid() {
        return path.resolve("launcher.pid");
    }

    /** There while, and only while, everything is up. */
    Path ready() {
        return path.resolve("ready");
    }

    Path lock() {
        return path.resolve("lock");
    }
}
