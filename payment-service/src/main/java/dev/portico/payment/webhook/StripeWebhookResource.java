package dev.portico.payment.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.kit.http.Problems;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.stripe.StripeAccounts;
import dev.portico.payment.processor.stripe.StripeEndpoint;
import dev.portico.payment.processor.stripe.StripeEvent;
import dev.portico.payment.processor.stripe.StripeInquiries;
import dev.portico.payment.processor.stripe.StripeNews;
import dev.portico.payment.processor.stripe.StripeSignature;
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
 * Open to whoever knows a merchant's endpoint and can sign with its secret: the merchant comes from there, and from nothing
 * that is sent. A 2xx means that the event is dealt with for good; anything else makes Stripe send it again, for days.
 */
@Path("/webhooks/stripe/{endpoint}")
@PermitAll
class StripeWebhookResource {

    private static final int LARGEST = 256 * 1024;

    private final StripeAccounts accounts;
    private final StripeInquiries inquiries;
    private final StripeEvents events;
    private final ObjectMapper json;
    private final Clock clock;

    StripeWebhookResource(
            StripeAccounts accounts, StripeInquiries inquiries, StripeEvents events, ObjectMapper json, Clock clock) {
        this.accounts = accounts;
        this.inquiries = inquiries;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    @POST
    @Operation(summary = "What Stripe tells about a merchant's payments")
    public Uni<Response> receive(
            String endpoint, byte[] body, @HeaderParam(StripeSignature.HEADER) @Nullable String signature) {
        var known = accounts.endpoint(endpoint).orElseThrow(() -> Problems.notFound("webhook endpoint"));
        if (body.length > LARGEST) {
            throw Problems.of(413, "body-too-large", "The body is too large");
        }
        verify(known, body, signature);
        var event = read(body);
        return inquiries
                .ask(known.merchant(), event)
                .chain(news -> take(known.merchant(), event, news))
                .replaceWith(() -> Response.ok().build());
    }

    private void verify(StripeEndpoint endpoint, byte[] body, @Nullable String signature) {
        switch (StripeSignature.verify(endpoint.secret(), body, signature, clock.instant())) {
            case GENUINE -> {}
            case MALFORMED ->
                throw Problems.of(
                        400, "webhook-signature-missing", "The header Stripe-Signature is missing or malformed");
            case FORGED -> throw Problems.of(401, "webhook-signature-wrong", "The signature does not match the body");
            case OUT_OF_TIME ->
                throw Problems.of(400, "webhook-out-of-time", "The signature is more than five minutes from now");
        }
    }

    private Uni<Void> take(MerchantId merchant, StripeEvent event, Optional<StripeNews> news) {
        return news.map(found -> events.take(merchant, event, found))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private StripeEvent read(byte[] body) {
        try {
            return Optional.ofNullable(json.readValue(body, StripeEvent.class))
                    .orElseThrow(StripeWebhookResource::unreadable);
        } catch (IOException garbage) {
            throw unreadable();
        }
    }

    private static RuntimeException unreadable() {
        return Problems.of(400, "webhook-unreadable", "The body is not an event that can be read");
    }
}
