package dev.portico.bench.load;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A running suite, as {@code addresses.json} and the secrets beside it describe it. */
final class Suite {

    static final String MERCHANT = "demo";

    /** For what is measured. */
    final Requests requests = new Requests();

    /** For what has to be done before and after. */
    final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Path directory;
    private final JsonObject addresses;
    private final CallerSigner caller;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    Suite(Path directory) throws IOException {
        this.directory = directory;
        this.addresses = new JsonObject(Files.readString(directory.resolve("addresses.json")));
        this.caller = new CallerSigner(Files.readString(directory.resolve("secrets/service-keys")));
    }

    URI uri(String service, String path) {
        return URI.create(addresses.getString(service) + path);
    }

    /** A call of the admin API that has to work. */
    JsonObject call(String client, String method, URI uri, JsonObject body) throws IOException, InterruptedException {
        return call(client, method, uri, body, 399);
    }

    /** @param highest the highest status that is fine; the answer is then empty if the call was not */
    JsonObject call(String client, String method, URI uri, JsonObject body, int highest)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token(client))
                .header("Content-Type", "application/json")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body.encode()))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() > highest) {
            throw new IllegalStateException("%s %s: %d %s".formatted(method, uri, answer.statusCode(), answer.body()));
        }
        return answer.statusCode() < 400 && answer.body().startsWith("{")
                ? new JsonObject(answer.body())
                : new JsonObject();
    }

    /** The same for a call whose answer tells nothing new. */
    void send(String client, String method, URI uri, JsonObject body, int highest)
            throws IOException, InterruptedException {
        var unused = call(client, method, uri, body, highest);
    }

    /**
     * Headers of a call of one service to another: its token, the signed header that names the merchant, and a key of its own.
     */
    Map<String, String> internalHeaders() {
        return Map.of(
                "Authorization",
                "Bearer " + token("portico-services"),
                CallerSigner.NAME,
                caller.sign(MERCHANT, "customer"),
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    /** As the database's administrator, whom row-level security does not bind. */
    Connection database() throws SQLException {
        var database = addresses.getJsonObject("database");
        var url = "jdbc:postgresql://%s:%d/%s"
                .formatted(database.getString("host"), database.getInteger("port"), database.getString("name"));
        return DriverManager.getConnection(url, database.getString("user"), "");
    }

    /** The process id of a service. */
    long process(String service) throws IOException {
        return Long.parseLong(Files.readString(directory.resolve("services/" + service + ".pid"))
                .strip());
    }

    String token(String client) {
        return tokens.computeIfAbsent(client, this::fetchToken);
    }

    private String fetchToken(String client) {
        var form = "grant_type=client_credentials&client_id=" + encode(client) + "&client_secret="
                + encode(client + "-secret");
        var request = HttpRequest.newBuilder(
                        URI.create(addresses.getJsonObject("oidc").getString("tokenEndpoint")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            return new JsonObject(http.send(request, BodyHandlers.ofString()).body()).getString("access_token");
        } catch (IOException e) {
            throw new IllegalStateException("no token for " + client, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
