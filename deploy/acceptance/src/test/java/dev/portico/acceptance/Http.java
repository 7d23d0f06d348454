package dev.portico.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Plain HTTP without a browser: redirects are followed by hand, so that a test sees them. */
final class Http {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    static HttpResponse<String> get(String url, Map<String, String> headers) {
        return send(request(url, headers).GET());
    }

    static HttpResponse<String> send(String method, String url, Map<String, String> headers, String body) {
        return send(request(url, headers).method(method, BodyPublishers.ofString(body)));
    }

    static HttpResponse<String> form(String url, Map<String, String> headers, List<Map.Entry<String, String>> fields) {
        var body = fields.stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(url, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** A token by client credentials; the demo's clients are in {@code addresses.json}. */
    static String token(RunningSuite suite, String clientId) {
        for (var client : suite.address("clients")) {
            if (client.get("clientId").asText().equals(clientId)) {
                return token(suite, clientId, client.get("clientSecret").asText());
            }
        }
        throw new IllegalArgumentException("no client " + clientId);
    }

    private static String token(RunningSuite suite, String id, String secret) {
        var basic = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        var endpoint = suite.address("oidc").get("tokenEndpoint").asText();
        var answer = form(
                endpoint,
                Map.of("Authorization", "Basic " + basic),
                List.of(Map.entry("grant_type", "client_credentials"), Map.entry("scope", "portico-api")));
        return json(answer).get("access_token").asText();
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body(), e);
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpRequest.Builder request(String url, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20));
        headers.forEach(request::header);
        return request;
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException away) {
            throw new UnreachableException(away);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Nobody answered, or the connection broke in the middle. */
    static final class UnreachableException extends RuntimeException {

        UnreachableException(IOException cause) {
            super(cause);
        }
    }

    private Http() {}
}
