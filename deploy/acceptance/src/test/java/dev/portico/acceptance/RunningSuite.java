package dev.portico.acceptance;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Portico as {@code ./portico up} starts it, on ports and data of its own, once for all tests.
 *
 * <p>It runs with {@code --keep-on-crash}: a service that a test kills is started again, as Kubernetes would.
 */
final class RunningSuite {

    static final List<String> SERVICES =
            List.of("order-edit-service", "payment-service", "notification-service", "portal-service");

    /** Enough for a service to come back and catch up, on a machine that runs other tests beside. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Path ROOT = Path.of(System.getProperty("portico.root", "../.."));
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RunningSuite ONE = start();

    private final Path data;
    private final JsonNode addresses;

    private RunningSuite(Path data, JsonNode addresses) {
        this.data = data;
        this.addresses = addresses;
    }

    /** With all services up: a test before may have killed one. */
    @CanIgnoreReturnValue
    static RunningSuite get() {
        Stream.of("portal", "orderEdit", "payment", "notification").forEach(ONE::awaitReady);
        return ONE;
    }

    private void awaitReady(String service) {
        await().atMost(PATIENCE)
                .ignoreException(Http.UnreachableException.class)
                .until(() ->
                        Http.get(url(service) + "/q/health/ready", Map.of()).statusCode() == 200);
    }

    String url(String part) {
        return addresses.get(part).asText();
    }

    JsonNode address(String part) {
        return addresses.get(part);
    }

    /** The demo orders by situation. */
    JsonNode demoOrder(String situation) {
        return addresses.get("orders").get(situation);
    }

    /** Ends the process at once, wherever it is: no shutdown hook runs. It is gone when this returns. */
    void kill(String service) {
        try {
            var pid = Long.parseLong(Files.readString(data.resolve("services/" + service + ".pid"))
                    .strip());
            ProcessHandle.of(pid).ifPresent(process -> {
                process.destroyForcibly();
                var unused = process.onExit().join();
            });
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What services read beside their environment the next time they start; nothing is as usual. */
    void configure(Map<String, String> settings) {
        var lines = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            Files.writeString(settings(data), lines);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path settings(Path data) {
        return data.resolve("acceptance.properties");
    }

    /** As the administrator, whom row-level security does not bind. */
    Connection database() throws SQLException {
        var database = address("database");
        var url = "jdbc:postgresql://%s:%d/%s"
                .formatted(
                        database.get("host").asText(),
                        database.get("port").asInt(),
                        database.get("name").asText());
        return DriverManager.getConnection(url, database.get("user").asText(), "");
    }

    private static RunningSuite start() {
        try {
            var data = Files.createTempDirectory("portico-acceptance");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(data)));
            Files.createFile(settings(data));
            var exit = portico(
                    Map.of(
                            "QUARKUS_CONFIG_LOCATIONS", settings(data).toUri().toString(),
                            // As short as a broker allows: a killed service's partitions wait for as long.
                            "KAFKA_SESSION_TIMEOUT_MS", "6000",
                            "KAFKA_HEARTBEAT_INTERVAL_MS", "2000"),
                    "up",
                    "--detach",
                    "--as-built", // Maven packages the services before these tests
                    "--keep-on-crash",
                    "--no-class-archives",
                    "--port-base",
                    freeBase(),
                    "--data",
                    data.toString());
            if (exit != 0) {
                throw new IllegalStateException("./portico up ended with " + exit);
            }
            return new RunningSuite(
                    data, JSON.readTree(data.resolve("addresses.json").toFile()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void stop(Path data) {
        var unused = portico(Map.of(), "down", "--data", data.toString());
        try (var files = Files.walk(data)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            System.err.println("left behind: " + data);
        }
    }

    private static int portico(Map<String, String> environment, String... arguments) {
        try {
            var command =
                    Stream.concat(Stream.of("./portico"), Stream.of(arguments)).toList();
            var builder = new ProcessBuilder(command).directory(ROOT.toFile()).inheritIO();
            builder.environment().putAll(environment);
            var process = builder.start();
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /**
     * Ports keep their distance, so a base is free when those that follow from it are. All of them stay below 32768, where
     * the system begins to hand out ports to outgoing connections, and above 10080, which browsers refuse.
     */
    private static String freeBase() {
        var random = new Random();
        return Stream.generate(() -> 10_100 + random.nextInt(10_900))
                .filter(base -> Stream.of(0, 1, 2, 3, -55, 100, 7352, 11012, 11013)
                        .allMatch(distance -> isFree(base + distance)))
                .findFirst()
                .map(Object::toString)
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress("127.0.0.1", port));
            return true;
        } catch (IOException busy) {
            return false;
        }
    }
}
