package dev.portico.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.StartException;
import dev.portico.local.identity.DemoIdentities;
import dev.portico.local.identity.DemoIdentities.Client;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The admin API as a shop's program uses it: with client credentials, and nothing the public cannot do. */
final class AdminApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI issuer;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    AdminApi(URI issuer) {
        this.issuer = issuer;
    }

    /** An answer, whatever its status. */
    record Answer(String request, int status, JsonNode body, Map<String, String> headers) {

        boolean isFound() {
            return status != 404;
        }

        Answer orFail() {
            check();
            return this;
        }

        void check() {
            if (status >= 400) {
                throw new StartException(
                        "the demo shop cannot be loaded: %s was answered with %d %s".formatted(request, status, body));
            }
        }
    }

    Answer get(Client client, URI address) throws InterruptedException {
        return send(client, HttpRequest.newBuilder(address).GET());
    }

    Answer put(Client client, URI address, Object body, Map<String, String> headers) throws InterruptedException {
        var request = json(HttpRequest.newBuilder(address)).PUT(publisher(body));
        headers.forEach(request::header);
        return send(client, request);
    }

    /** Puts a resource back as it is after the change; not at all when that left it as it was. */
    void change(Client client, URI address, Consumer<ObjectNode> change) throws InterruptedException {
        var answer = get(client, address).orFail();
        var resource = (ObjectNode) answer.body();
        var before = resource.deepCopy();
        change.accept(resource);
        if (!resource.equals(before)) {
            var version = Map.of("If-Match", answer.headers().getOrDefault("etag", "*"));
            put(client, address, resource, version).check();
        }
    }

    /** Puts a file as it is. */
    Answer upload(Client client, URI address, byte[] content) throws InterruptedException {
        return send(
                client,
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/octet-stream")
                        .timeout(TIMEOUT)
                        .PUT(BodyPublishers.ofByteArray(content)));
    }

    Answer post(Client client, URI address, Object body) throws InterruptedException {
        return post(client, address, body, Map.of());
    }

    Answer post(Client client, URI address, Object body, Map<String, String> headers) throws InterruptedException {
        var request = json(HttpRequest.newBuilder(address)).POST(publisher(body));
        headers.forEach(request::header);
        return send(client, request);
    }

    private Answer send(Client client, HttpRequest.Builder request) throws InterruptedException {
        return send(request.header("Authorization", "Bearer " + token(client)).build());
    }

    private Answer send(HttpRequest request) throws InterruptedException {
        var name = request.method() + " " + request.uri();
        try {
            return answer(name, http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new StartException("the demo shop cannot be loaded: %s failed: %s".formatted(name, e), e);
        }
    }

    private static Answer answer(String name, HttpResponse<String> response) throws IOException {
        var headers = new ConcurrentHashMap<String, String>();
        response.headers()
                .map()
                .forEach((header, values) -> headers.put(header.toLowerCase(Locale.ROOT), values.get(0)));
        var type = headers.getOrDefault("content-type", "");
        var body = type.contains("json") && !type.contains("ndjson")
                ? JSON.readTree(response.body())
                : JSON.getNodeFactory().textNode(response.body());
        return new Answer(name, response.statusCode(), body == null ? MissingNode.getInstance() : body, headers);
    }

    private String token(Client client) throws InterruptedException {
        var known = tokens.get(client.id());
        if (known != null) {
            return known;
        }
        var request = HttpRequest.newBuilder(URI.create(issuer + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic " + basic(client))
                .POST(BodyPublishers.ofString(
                        "grant_type=client_credentials&scope=" + URLEncoder.encode(DemoIdentities.AUDIENCE, UTF_8)))
                .timeout(TIMEOUT)
                .build();
        var token = send(request).orFail().body().path("access_token").asText();
        tokens.put(client.id(), token);
        return token;
    }

    private static String basic(Client client) {
        return Base64.getEncoder().encodeToString((client.id() + ":" + client.secret()).getBytes(UTF_8));
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request) {
        return request.header("Content-Type", "application/json").timeout(TIMEOUT);
    }

    private static HttpRequest.BodyPublisher publisher(Object body) {
        try {
            return BodyPublishers.ofString(JSON.writeValueAsString(body));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
