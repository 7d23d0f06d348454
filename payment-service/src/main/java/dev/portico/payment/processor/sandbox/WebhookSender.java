package dev.portico.payment.processor.sandbox;

import dev.portico.payment.processor.WebhookSignature;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Posts a signed webhook, as a processor elsewhere would. */
@ApplicationScoped
class WebhookSender {

    private final HttpClient http;
    private final SandboxConfig config;
    private final Clock clock;

    WebhookSender(Vertx vertx, SandboxConfig config, Clock clock) {
        this.http = vertx.createHttpClient();
        this.config = config;
        this.clock = clock;
    }

    /** The receiver's status, or what kept it from answering. */
    Uni<String> send(String body) {
        return http.request(new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setAbsoluteURI(config.webhookUrl())
                        .setTimeout(config.deliveryTimeout().toMillis()))
                .chain(request -> post(request, body.getBytes(StandardCharsets.UTF_8)))
                .onFailure(Exception.class)
                .recoverWithItem(silence -> silence.getClass().getSimpleName());
    }

    private Uni<String> post(HttpClientRequest request, byte[] body) {
        return request.putHeader("Content-Type", "application/json")
                .putHeader(
                        WebhookSignature.HEADER, WebhookSignature.sign(config.webhookSecret(), body, clock.instant()))
                .send(Buffer.buffer(body))
                .map(response -> Integer.toString(response.statusCode()));
    }
}
