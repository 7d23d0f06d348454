package dev.portico.payment.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.kit.http.Problems;
import dev.portico.payment.processor.WebhookSignature;
import dev.portico.payment.processor.sandbox.SandboxConfig;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Open to everybody who can sign. A 2xx means that the event is dealt with for good; anything else makes the processor
 * send it again.
 */
@Path("/webhooks/sandbox")
@PermitAll
class SandboxWebhookResource {

    private static final int LARGEST = 64 * 1024;

    private final ProcessorEvents events;
    private final SandboxConfig config;
    private final ObjectMapper json;
    private final Clock clock;

    SandboxWebhookResource(ProcessorEvents events, SandboxConfig config, ObjectMapper json, Clock clock) {
        this.events = events;
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    @POST
    @Operation(summary = "What the Sandbox processor tells about payments")
    public Uni<Response> receive(byte[] body, @HeaderParam(WebhookSignature.HEADER) @Nullable String signature) {
        if (body.length > LARGEST) {
            throw Problems.of(413, "body-too-large", "The body is too large");
        }
        verify(body, signature);
        return take(body).replaceWith(() -> Response.ok().build());
    }

    private void verify(byte[] body, @Nullable String signature) {
        switch (WebhookSignature.verify(config.webhookSecret(), body, signature, clock.instant())) {
            case GENUINE -> {}
            case MALFORMED ->
                throw Problems.of(
                        400, "webhook-signature-missing", "The header Portico-Signature is missing or malformed");
            case FORGED -> throw Problems.of(401, "webhook-signature-wrong", "The signature does not match the body");
            case OUT_OF_TIME ->
                throw Problems.of(400, "webhook-out-of-time", "The signature is more than five minutes from now");
        }
    }

    private Uni<Void> take(byte[] body) {
        var event = read(body);
        return told(event)
                .map(told -> events.take(event.merchant(), event.inboxId(), told))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private SandboxEvent read(byte[] body) {
        try {
            return json.readValue(body, SandboxEvent.class);
        } catch (IOException garbage) {
            throw unreadable();
        }
    }

    private static Optional<Told> told(SandboxEvent event) {
        try {
            var told = event.told();
            told.ifPresent(known -> requireMerchant(event));
            return told;
        } catch (IllegalArgumentException | NullPointerException incomplete) {
            throw unreadable();
        }
    }

    @SuppressWarnings("CheckReturnValue") // only whether it is there
    private static void requireMerchant(SandboxEvent event) {
        event.merchant();
    }

    private static RuntimeException unreadable() {
        return Problems.of(400, "webhook-unreadable", "The body is not an event that can be read");
    }
}
