package dev.portico.local.testing;

import dev.portico.local.infra.FreePort;
import dev.portico.local.infra.KafkaBroker;
import dev.portico.local.infra.LocalPostgres;
import dev.portico.local.infra.Schemas;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL with all roles and schemas, Kafka with all topics, and every setting a service needs to run in a test.
 * Arguments: {@code schema} (the service's own, created when it is none of the suite's), {@code kafka=false} (no broker;
 * the test replaces the connectors). Use it with scope GLOBAL, so that a module starts it once.
 */
public class PorticoTestResource implements QuarkusTestResourceLifecycleManager {

    private static final String PASSWORD = "test";
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    /** The broker's own loggers tell hundreds of lines about starting and stopping. Held, or the levels would be lost. */
    private static final List<Logger> CHATTY = Stream.of(
                    "kafka", "org.apache.kafka", "state.change.logger", "io.zonky.test")
            .map(Logger::getLogger)
            .toList();

    private String schema = Schemas.SERVICES.get(0);
    private boolean withKafka = true;
    private @Nullable LocalPostgres postgres;
    private @Nullable KafkaBroker kafka;
    private @Nullable Path kafkaDirectory;

    @Override
    public void init(Map<String, String> arguments) {
        schema = arguments.getOrDefault("schema", schema);
        withKafka = Boolean.parseBoolean(arguments.getOrDefault("kafka", "true"));
    }

    @Override
    public Map<String, String> start() {
        CHATTY.forEach(logger -> logger.setLevel(Level.WARNING));
        var broker = withKafka ? CompletableFuture.supplyAsync(this::startKafka) : null;
        var database = startPostgres();
        var settings = new HashMap<>(settings());
        settings.put("portico.db.port", String.valueOf(database.port()));
        // A closed port: without a broker nothing may wait for one by accident of another run.
        settings.put(
                "kafka.bootstrap.servers",
                broker == null ? "127.0.0.1:1" : broker.join().bootstrapServers());
        settings.putAll(identity());
        CHATTY.forEach(logger -> settings.put("quarkus.log.category.\"" + logger.getName() + "\".level", "WARN"));
        System.setProperty(TestSettings.JDBC_URL, database.jdbcUrl());
        System.setProperty(TestSettings.KAFKA, settings.get("kafka.bootstrap.servers"));
        return settings;
    }

    private LocalPostgres startPostgres() {
        try {
            var started = LocalPostgres.throwaway();
            postgres = started;
            var schemas = new ArrayList<>(Schemas.SERVICES);
            if (!schemas.contains(schema)) {
                schemas.add(schema);
            }
            started.prepare(schemas, role -> PASSWORD);
            return started;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("PostgreSQL did not start", e);
        }
    }

    private KafkaBroker startKafka() {
        try {
            kafkaDirectory = Files.createTempDirectory("portico-test-kafka");
            var started = KafkaBroker.start(kafkaDirectory, FreePort.any(), FreePort.any());
            kafka = started;
            return started;
        } catch (IOException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Kafka started", e);
        }
    }

    private static Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("portico.db.host", "127.0.0.1"),
                Map.entry("portico.db.name", Schemas.DATABASE),
                Map.entry("portico.db.password", PASSWORD),
                Map.entry("portico.db.reader-password", PASSWORD),
                Map.entry("quarkus.datasource.password", PASSWORD),
                Map.entry("portico.portal.url", "http://localhost:8080"),
                Map.entry("portico.order-edit.url", "http://localhost:8081"),
                Map.entry("portico.payment.url", "http://localhost:8082"),
                Map.entry("portico.notification.url", "http://localhost:8083"),
                Map.entry("portico.link.keys", "test:" + KEY),
                Map.entry("portico.service.keys", "test:" + KEY),
                Map.entry("portico.sandbox.webhook-secret", "sandbox-webhook-secret-of-the-tests"));
    }

    /** Bearer tokens are checked against a key of this run, so that no identity provider is needed. */
    private static Map<String, String> identity() {
        var keys = TestTokens.newKeyPair();
        System.setProperty(
                TestSettings.PRIVATE_KEY,
                Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()));
        var settings = new HashMap<String, String>();
        settings.put(
                "quarkus.oidc.public-key",
                Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
        // The provider's address would win over the key.
        settings.put("quarkus.oidc.auth-server-url", "");
        if (isPresent("io.quarkus.oidc.client.OidcClient")) {
            settings.put("quarkus.oidc-client.client-enabled", "false");
        }
        return settings;
    }

    private static boolean isPresent(String type) {
        try {
            Class.forName(type, false, Thread.currentThread().getContextClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @Override
    public void stop() {
        try {
            if (kafka != null) {
                kafka.close();
            }
            if (postgres != null) {
                postgres.close();
            }
            if (kafkaDirectory != null) {
                delete(kafkaDirectory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> deepestFirst;
        try (var files = Files.walk(directory)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (var file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
