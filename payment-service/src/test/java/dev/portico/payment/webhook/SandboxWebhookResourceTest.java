package dev.portico.payment.webhook;

import static dev.portico.payment.PaymentFixtures.DUE;
import static dev.portico.payment.PaymentFixtures.allTypes;
import static dev.portico.payment.PaymentFixtures.awaitOutstanding;
import static dev.portico.payment.PaymentFixtures.checkout;
import static dev.portico.payment.PaymentFixtures.orderWithBalanceDue;
import static dev.portico.payment.PaymentFixtures.type;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.portico.payment.processor.WebhookSignature;
import dev.portico.payment.processor.sandbox.SandboxConfig;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SandboxWebhookResourceTest {

    @Inject
    SandboxConfig config;

    @Test
    void theSameEventTwiceCountsOnce() {
        var order = orderWithBalanceDue();
        var event = succeeded(order, startCheckout(order), 1);

        post(event).statusCode(200);
        post(event).statusCode(200);

        awaitOutstanding(order, 0);
        assertThat(allTypes(order)).containsOnlyOnce("payment.succeeded.v1");
    }

    @Test
    void twoEventsAboutTheSameSuccessCountOnce() {
        var order = orderWithBalanceDue();
        var checkout = startCheckout(order);

        post(succeeded(order, checkout, 1)).statusCode(200);
        post(succeeded(order, checkout, 1)).statusCode(200);

        awaitOutstanding(order, 0);
        assertThat(allTypes(order)).containsOnlyOnce("payment.succeeded.v1");
    }

    @Test
    void aDeclineThatArrivesAfterTheSuccessChangesNothing() {
        var order = orderWithBalanceDue();
        var checkout = startCheckout(order);

        post(succeeded(order, checkout, 2)).statusCode(200);
        post(declined(order, checkout, 1)).statusCode(200);

        awaitOutstanding(order, 0);
        assertThat(allTypes(order)).contains("payment.succeeded.v1").doesNotContain("payment.failed.v1");
    }

    @Test
    void aWrongSignatureIsRefused() {
        var body = "{}";
        given().header(WebhookSignature.HEADER, WebhookSignature.sign("not the secret", bytes(body), Instant.now()))
                .body(body)
                .post("/webhooks/sandbox")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("webhook-signature-wrong"));
    }

    @Test
    void aMissingSignatureIsRefused() {
        given().body("{}")
                .post("/webhooks/sandbox")
                .then()
                .statusCode(400)
                .body("code", equalTo("webhook-signature-missing"));
    }

    @Test
    void anOldSignatureIsRefused() {
        var body = "{}";
        var header = WebhookSignature.sign(
                config.webhookSecret(), bytes(body), Instant.now().minusSeconds(301));
        given().header(WebhookSignature.HEADER, header)
                .body(body)
                .post("/webhooks/sandbox")
                .then()
                .statusCode(400)
                .body("code", equalTo("webhook-out-of-time"));
    }

    @Test
    void anUnknownTypeIsTakenAndIgnored() {
        post("{\"id\": \"sbx_evt_1\", \"type\": \"payout.created\"}").statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "null",
                "{\"id\": 1",
                "{\"id\": \"e\", \"type\": \"refund.succeeded\"}",
                "{\"id\": \"e\", \"type\": \"refund.failed\", \"data\": {\"refund\": \"r\"},"
                        + " \"metadata\": {\"merchant\": \"demo\", \"refundId\": \"01935a2c-7c00-7000-8000-000000000001\"}}",
                "{\"type\": \"payment.succeeded\"}",
                "{\"id\": \"e\", \"type\": \"payment.succeeded\"}",
                "{\"id\": \"e\", \"type\": \"payment.succeeded\", \"data\": {}, \"metadata\": {\"merchant\": \"DROP TABLE\"}}"
            })
    void garbageIsRefused(String body) {
        post(body).statusCode(400).body("code", equalTo("webhook-unreadable"));
    }

    @Test
    void aMegabyteIsRefused() {
        post("x".repeat(1024 * 1024)).statusCode(413).body("code", equalTo("body-too-large"));
        post("x".repeat(2 * 1024 * 1024)).statusCode(413);
    }

    @Test
    void anotherMerchantsCheckoutIsNotFound() {
        var order = orderWithBalanceDue();
        var event = succeeded(order, startCheckout(order), 1).replace("\"demo\"", "\"second\"");

        post(event).statusCode(404);

        awaitOutstanding(order, DUE);
    }

    private ValidatableResponse post(String body) {
        return given().header(
                        WebhookSignature.HEADER,
                        WebhookSignature.sign(config.webhookSecret(), bytes(body), Instant.now()))
                .contentType("application/json")
                .body(bytes(body))
                .post("/webhooks/sandbox")
                .then();
    }

    private static String startCheckout(UUID order) {
        return checkout(order, UUID.randomUUID().toString(), DUE)
                .then()
                .statusCode(201)
                .extract()
                .path("checkoutId");
    }

    private static String succeeded(UUID order, String checkout, int attempt) {
        return event(
                "payment.succeeded",
                order,
                checkout,
                attempt,
                "\"method\": \"Visa ending 4242\"," + "\"paidAt\": \"2026-11-20T16:35:00Z\"");
    }

    private static String declined(UUID order, String checkout, int attempt) {
        return event("payment.declined", order, checkout, attempt, "\"declineCode\": \"card_declined\"");
    }

    private static String event(String type, UUID order, String checkout, int attempt, String more) {
        return """
                {"id": "sbx_evt_%s", "type": "%s", "created": 1, "data": {
                   "session": "sbx_ses_x", "url": "http://localhost:8082/sandbox/pay/sbx_ses_x", "payment": "sbx_pay_%s",
                   "attempt": %d, "amountMinor": 6375, "currency": "USD", %s},
                 "metadata": {"merchant": "demo", "checkoutId": "%s", "orderId": "%s"}}"""
                .formatted(UUID.randomUUID(), type, checkout, attempt, more, checkout, order);
    }

    private static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
