package dev.portico.portal.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.portico.local.testing.Patience;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * order-edit-service and payment-service as the portal sees them, on one port, and the token endpoint between. As strict
 * as the real ones: only JSON, only with the portal's own token, or with a person's where staff ask. What they know is in {@link Fakes}.
 */
public class FakeServices implements QuarkusTestResourceLifecycleManager {

    private static final String JSON = "application/json";
    private static final String TOKEN = "token-of-the-portal";

    private HttpServer server;

    /** After the resource that switches the token client off. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.createContext("/token", FakeServices::token);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        var url = "http://localhost:" + server.getAddress().getPort();
        return Map.of(
                "quarkus.oidc-client.client-enabled",
                "true",
                "quarkus.oidc-client.auth-server-url",
                url,
                "quarkus.oidc-client.discovery-enabled",
                "false",
                "quarkus.oidc-client.token-path",
                "/token",
                "quarkus.rest-client.order-edit.url",
                url,
                "quarkus.rest-client.payment.url",
                url,
                // Where the golden orders' pictures are; there are none, but pages may ask for them.
                "portico.portal.image-hosts",
                "http://localhost:8080",
                // Two seconds are plenty for services, not for a build server that does everything at once.
                "quarkus.rest-client.connect-timeout",
                "5000",
                "quarkus.rest-client.read-timeout",
                "5000");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestMethod().equals("GET")
                    ? Fakes.query(exchange.getRequestURI())
                    : new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var refusal = refusal(exchange, body);
            if (refusal != 0) {
                answer(exchange, new Fakes.Answer(refusal, "{}"));
                return;
            }
            var path = exchange.getRequestURI().getPath();
            Fakes.record(path, body, exchange.getRequestHeaders());
            if (Fakes.isSlow()) {
                Fakes.released().await(Patience.LONG.toSeconds(), TimeUnit.SECONDS);
            }
            if (Fakes.isDown()) {
                answer(exchange, new Fakes.Answer(503, "{}"));
                return;
            }
            var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            answer(
                    exchange,
                    FakePayments.isAsked(path)
                            ? FakePayments.answer(exchange.getRequestMethod(), path, body, key)
                            : Fakes.answer(path, body, key));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            answer(exchange, new Fakes.Answer(500, "{\"detail\":\"" + e + "\"}"));
        }
    }

    /** The status a request gets that is not in the form the services ask for; 0 for a good one. */
    private static int refusal(HttpExchange exchange, String body) {
        var headers = exchange.getRequestHeaders();
        var isOfPortal = ("Bearer " + TOKEN).equals(headers.getFirst("Authorization"));
        if (isOfPortal == FakeQueue.isAsked(exchange.getRequestURI().getPath())) {
            return 401;
        }
        var hasBody = !exchange.getRequestMethod().equals("GET") && !body.isEmpty();
        if (hasBody && !String.valueOf(headers.getFirst("Content-Type")).startsWith(JSON)) {
            return 415;
        }
        return String.valueOf(headers.getFirst("Accept")).startsWith(JSON) ? 0 : 406;
    }

    private static void token(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            answer(
                    exchange,
                    new Fakes.Answer(
                            200,
                            "{\"access_token\": \"" + TOKEN + "\", \"token_type\": \"Bearer\", \"expires_in\": 3600}"));
        }
    }

    private static void answer(HttpExchange exchange, Fakes.Answer answer) throws IOException {
        var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", JSON);
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
