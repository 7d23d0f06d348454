package dev.portico.local.infra;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * PostgreSQL from a jar, as a child process on the loopback interface. Works for root, too: the binaries then run in a
 * user namespace of their own.
 */
public final class LocalPostgres implements AutoCloseable {

    private static final Duration STARTUP = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;

    private LocalPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** For tests: a free port, fast instead of safe, and gone afterwards. */
    public static LocalPostgres throwaway() throws IOException {
        return new LocalPostgres(EmbeddedPostgres.builder()
                .setServerConfig("shared_buffers", "32MB")
                // In files of its own data directory, where tests can read what it logs when they ask it to.
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_rotation_age", "0")
                .setServerConfig("log_rotation_size", "0")
                .setServerConfig("max_connections", "200")
                .setPGStartupWait(STARTUP)
                .start());
    }

    /** For a run that is to survive the next one and a power cut: data in {@code directory}, fsync on. */
    public static LocalPostgres kept(Path directory, int port, Path log) throws IOException {
        Files.createDirectories(directory);
        return new LocalPostgres(EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(dataDirectory(directory))
                .setOverrideWorkingDirectory(directory.resolve("binaries").toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(STARTUP)
                // The library turns both off for the sake of tests; the last word counts.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("max_connections", "200")
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                .setErrorRedirector(Redirect.appendTo(log.toFile()))
                .start());
    }

    /** Where a kept server has its data, and its {@code postmaster.pid} while it runs. */
    public static Path dataDirectory(Path directory) {
        return directory.resolve("data");
    }

    /** Creates database, roles and schemas as far as they are missing. */
    public void prepare(List<String> schemas, UnaryOperator<String> passwordOf) throws SQLException {
        try (var postgres = server.getPostgresDatabase().getConnection();
                var statement = postgres.createStatement()) {
            var found = statement.executeQuery("select 1 from pg_database where datname = '" + Schemas.DATABASE + "'");
            if (!found.next()) {
                statement.execute("create database " + Schemas.DATABASE);
            }
        }
        try (var admin = connect("postgres")) {
            Schemas.prepare(admin, schemas, passwordOf);
        }
    }

    /** A connection to Portico's database as {@code role}. The server trusts local connections. */
    public Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), role, "");
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + Schemas.DATABASE;
    }

    public int port() {
        return server.getPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
