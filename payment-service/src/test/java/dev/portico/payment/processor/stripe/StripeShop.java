package dev.portico.payment.processor.stripe;

import static dev.portico.local.testing.Patience.await;
import static dev.portico.payment.PaymentFixtures.DUE;
import static dev.portico.payment.PaymentFixtures.RETURN_URL;
import static dev.portico.payment.PaymentFixtures.asServiceFor;
import static dev.portico.payment.PaymentFixtures.awaitEvent;
import static dev.portico.payment.PaymentFixtures.edited;
import static dev.portico.payment.PaymentFixtures.json;
import static dev.portico.payment.PaymentFixtures.newOrder;
import static dev.portico.payment.PaymentFixtures.received;
import static dev.portico.payment.PaymentFixtures.requestUpdate;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.TestKafka;
import dev.portico.local.testing.TestTokens;
import dev.portico.payment.processor.WebhookSignature;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** The merchant who uses Stripe: orders, pages, and what Stripe posts. */
final class StripeShop {

    static final String SHOP = "stripe-shop";
    static final String SECRET = "whsec_test_secret";
    static final String ENDPOINT = "/webhooks/stripe/3f9c2a7d51e84b06a1d2c3b4e5f60718";

    static ValidatableResponse post(ObjectNode event) {
        return post(event.toString());
    }

    static ValidatableResponse post(String body) {
        return post(body, signed(body, SECRET, Instant.now()), ENDPOINT);
    }

    static ValidatableResponse post(String body, String signature, String path) {
        return given().urlEncodingEnabled(false)
                .header("Stripe-Signature", signature)
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(path)
                .then();
    }

    /** While a secret is rolled, Stripe signs with both. */
    static String signed(String body, String secret, Instant at) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var header = WebhookSignature.sign(secret, bytes, at);
        return header.replace("v1=", "v1=" + "0".repeat(64) + ",v1=") + ",v0=" + "1".repeat(64);
    }

    static UUID orderWithBalanceDue() {
        var order = newOrder();
        TestKafka.send(
                received(order).withHeader("ce_merchant", SHOP),
                edited(order, 4, 2, 24937).withHeader("ce_merchant", SHOP));
        awaitOutstanding(order, DUE);
        return order;
    }

    static void awaitOutstanding(UUID order, long minor) {
        await().untilAsserted(() -> given().auth()
                .oauth2(TestTokens.bearer("staff", SHOP))
                .get("/api/v1/orders/{id}/balance", order)
                .then()
                .statusCode(200)
                .body("outstandingMinor", equalTo((int) minor)));
    }

    static String pageFor(UUID order) {
        return checkout(order, DUE);
    }

    /** The id of the page at Stripe. */
    static String checkout(UUID order, long amountMinor) {
        String url = asServiceFor(SHOP)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(
                        """
                        {"purpose": "BALANCE", "amountMinor": %d, "currency": "USD", "returnUrl": "%s"}"""
                                .formatted(amountMinor, RETURN_URL))
                .post("/internal/orders/{id}/checkouts", order)
                .then()
                .statusCode(201)
                .extract()
                .path("url");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /**
     * A page that saves a card: its id at Stripe.
     *
     * @param number how many there have been for the order with this one
     */
    static String setupFor(UUID order, int number) {
        requestUpdate(asServiceFor(SHOP), order).then().statusCode(202);
        var link = json(awaitEvent(order, "payment-method.update-requested.v1", number))
                .at("/updateRequest/url")
                .asText();
        String url = asServiceFor(SHOP)
                .contentType(ContentType.JSON)
                .body("{\"token\": \"%s\", \"returnUrl\": \"%s\"}"
                        .formatted(link.substring(link.indexOf("v1.")), RETURN_URL))
                .post("/internal/payment-method-updates")
                .then()
                .statusCode(201)
                .extract()
                .path("url");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /** The edit that made it more is taken back. */
    static void lower(UUID order) {
        TestKafka.send(edited(order, 9, 3, 18562).withHeader("ce_merchant", SHOP));
        awaitOutstanding(order, -DUE);
    }

    /** Charges the card on file of one order. */
    static void charge(UUID order) {
        asStaff()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"scope\": \"CHOSEN\", \"orderIds\": [\"%s\"]}".formatted(order))
                .post("/api/v1/charge-runs")
                .then()
                .statusCode(201);
    }

    static void awaitCharge(UUID order, String status) {
        await().untilAsserted(() -> asStaff()
                .get("/api/v1/orders/{id}/charges", order)
                .then()
                .statusCode(200)
                .body("items[0].status", equalTo(status)));
    }

    static RequestSpecification asStaff() {
        return given().auth().oauth2(TestTokens.bearer("staff", SHOP));
    }

    private StripeShop() {}
}
