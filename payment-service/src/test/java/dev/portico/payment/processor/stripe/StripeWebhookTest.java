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
import static dev.portico.payment.PaymentFixtures.types;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.TestKafka;
import dev.portico.local.testing.TestTokens;
import dev.portico.payment.processor.WebhookSignature;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A merchant's customers pay on Stripe's page, and Stripe tells; through the front doors of both. */
@QuarkusTest
class StripeWebhookTest {

    private static final String SHOP = "stripe-shop";
    private static final String SECRET = "whsec_test_secret";
    private static final String ENDPOINT = "/webhooks/stripe/3f9c2a7d51e84b06a1d2c3b4e5f60718";

    private FakeStripe stripe;

    @BeforeEach
    void open() {
        stripe = FakeStripe.start();
    }

    @AfterEach
    void everyRequestFitsTheDescription() {
        stripe.close();
        assertThat(stripe.faults()).isEmpty();
    }

    @Test
    void aGoodCardPaysTheBalanceOnceHoweverOftenItIsTold() {
        var order = orderWithBalanceDue();
        stripe.pay(pageFor(order), FakeCard.GOOD);

        var events = stripe.takeEvents();
        events.forEach(event -> post(event).statusCode(200));
        events.forEach(event -> post(event).statusCode(200));

        awaitOutstanding(order, 0);
        var paid = json(awaitEvent(order, "payment.succeeded.v1", 1));
        assertThat(paid.at("/payment/method").asText()).isEqualTo("Visa ending 4242");
        assertThat(paid.at("/payment/processor").asText()).isEqualTo("stripe");
        assertThat(paid.at("/payment/processorReference").asText()).startsWith("pi_");
        assertThat(types(order)).containsOnlyOnce("payment.succeeded.v1");
    }

    @Test
    void theNewestFirstIsAsGood() {
        var order = orderWithBalanceDue();
        var page = pageFor(order);
        stripe.pay(page, FakeCard.INSUFFICIENT_FUNDS);
        stripe.pay(page, FakeCard.AUTHENTICATION);
        stripe.answerBank(page, true);

        var events = new ArrayList<>(stripe.takeEvents());
        Collections.reverse(events);
        events.forEach(event -> post(event).statusCode(200));

        awaitOutstanding(order, 0);
        await().until(() -> types(order).contains("payment.succeeded.v1"));
        assertThat(types(order)).doesNotContain("payment.failed.v1");
    }

    @Test
    void eachDeclineIsToldWhileThePageIsOpen() {
        var order = orderWithBalanceDue();
        var page = pageFor(order);

        stripe.pay(page, FakeCard.INSUFFICIENT_FUNDS);
        deliver();
        stripe.pay(page, FakeCard.STOLEN);
        deliver();

        assertThat(json(awaitEvent(order, "payment.failed.v1", 1))
                        .get("declineCode")
                        .asText())
                .isEqualTo("insufficient_funds");
        assertThat(json(awaitEvent(order, "payment.failed.v1", 2))
                        .get("declineCode")
                        .asText())
                .isEqualTo("stolen_card");
        stripe.pay(page, FakeCard.GOOD);
        deliver();
        awaitOutstanding(order, 0);
    }

    @Test
    void aDebitThatComesBackIsToldAndAnotherPageCanBeHad() {
        var order = orderWithBalanceDue();
        var page = pageFor(order);
        stripe.pay(page, FakeCard.DEBIT);
        deliver();
        assertThat(json(awaitEvent(order, "payment.unknown.v1", 1))
                        .at("/balance/pendingMinor")
                        .asLong())
                .isEqualTo(DUE);

        stripe.settleDebit(page, false);
        deliver();

        assertThat(json(awaitEvent(order, "payment.failed.v1", 1))
                        .get("declineCode")
                        .asText())
                .isEqualTo("insufficient_funds");
        assertThat(pageFor(order)).isNotEqualTo(page);
    }

    @Test
    void aPageThatRanOutMakesRoomForAnother() {
        var order = orderWithBalanceDue();
        var page = pageFor(order);
        stripe.runOut(page);

        deliver();

        assertThat(pageFor(order)).isNotEqualTo(page);
    }

    @Test
    void anotherAmountClosesTheOldPageAtStripe() {
        var order = orderWithBalanceDue();
        var page = pageFor(order);
        TestKafka.send(edited(order, 9, 3, 20000).withHeader("ce_merchant", SHOP));
        awaitOutstanding(order, 20000 - 18562);

        var next = checkout(order, 20000 - 18562);

        assertThat(next).isNotEqualTo(page);
        assertThat(stripe.requests()).contains("POST /v1/checkout/sessions/" + page + "/expire");
    }

    @Test
    void whileStripeDoesNotAnswerTheEventComesAgain() {
        var order = orderWithBalanceDue();
        stripe.pay(pageFor(order), FakeCard.GOOD);
        var events = stripe.takeEvents();

        stripe.close();
        events.forEach(event ->
                post(event).statusCode(503).header("Retry-After", "5").body("code", equalTo("processor-unreachable")));

        awaitOutstanding(order, DUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // none that Portico knows, one about what another program made, and one for a merchant who shares the
                // account
                "{\"id\": \"evt_1\", \"type\": \"payout.paid\", \"data\": {\"object\": {\"id\": \"po_1\", \"object\": \"payout\"}}}",
                "{\"id\": \"evt_2\", \"type\": \"payment_intent.succeeded\", \"data\": {\"object\": {\"id\": \"pi_1\", \"object\": \"payment_intent\", \"metadata\": {}}}}",
                "{\"id\": \"evt_3\", \"type\": \"payment_intent.succeeded\", \"data\": {\"object\": {\"id\": \"pi_1\", \"object\": \"payment_intent\", \"metadata\": {\"portico_merchant\": \"another-shop\"}}}}",
                "{\"id\": \"evt_4\", \"type\": \"payment_intent.succeeded\", \"data\": {\"object\": {\"id\": \"pi_1\", \"object\": \"payment_intent\", \"metadata\": {\"portico_merchant\": \"stripe-shop\", \"portico_checkout\": \"no id\"}}}}"
            })
    void whatIsNotOursIsTakenAndIgnored(String body) {
        post(body).statusCode(200);

        assertThat(stripe.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "nonsense",
                "{\"id\": \"evt_1\"}",
                "{\"id\": \"evt_1\", \"type\": \"payment_intent.succeeded\", \"data\": {}}",
                "{\"id\": \"evt_1\", \"type\": \"payment_intent.succeeded\", \"data\": {\"object\": {\"object\": \"payment_intent\"}}}",
                "{\"id\": \"evt_1\", \"type\": \"payment_intent.succeeded\", \"data\": {\"object\": {\"id\": \"pi_1\", \"object\": \"payment_intent\", \"metadata\": 7}}}"
            })
    void garbageIsRefused(String body) {
        post(body).statusCode(400).body("code", equalTo("webhook-unreadable"));
    }

    @Test
    void whoCannotSignIsRefused() {
        post("{}", signed("{}", "another secret", Instant.now()), ENDPOINT)
                .statusCode(401)
                .contentType(startsWith("application/problem+json"))
                .body("code", equalTo("webhook-signature-wrong"));
        post("{}", signed("{}", SECRET, Instant.now().minusSeconds(302)), ENDPOINT)
                .statusCode(400)
                .body("code", equalTo("webhook-out-of-time"));
        post("{}", "t=1", ENDPOINT).statusCode(400).body("code", equalTo("webhook-signature-missing"));
    }

    @Test
    void nobodyGuessesAnEndpoint() {
        for (var guess : List.of(SHOP, "demo", "00000000000000000000000000000000", "..%2fsandbox")) {
            post("{}", signed("{}", SECRET, Instant.now()), "/webhooks/stripe/" + guess)
                    .statusCode(404);
        }
    }

    @Test
    void aLargeBodyIsRefused() {
        post("x".repeat(256 * 1024 + 1)).statusCode(413).body("code", equalTo("body-too-large"));
    }

    private void deliver() {
        stripe.takeEvents().forEach(event -> post(event).statusCode(200));
    }

    private static ValidatableResponse post(ObjectNode event) {
        return post(event.toString());
    }

    private static ValidatableResponse post(String body) {
        return post(body, signed(body, SECRET, Instant.now()), ENDPOINT);
    }

    private static ValidatableResponse post(String body, String signature, String path) {
        return given().urlEncodingEnabled(false)
                .header("Stripe-Signature", signature)
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(path)
                .then();
    }

    /** While a secret is rolled, Stripe signs with both. */
    private static String signed(String body, String secret, Instant at) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var header = WebhookSignature.sign(secret, bytes, at);
        return header.replace("v1=", "v1=" + "0".repeat(64) + ",v1=") + ",v0=" + "1".repeat(64);
    }

    private static UUID orderWithBalanceDue() {
        var order = newOrder();
        TestKafka.send(
                received(order).withHeader("ce_merchant", SHOP),
                edited(order, 4, 2, 24937).withHeader("ce_merchant", SHOP));
        awaitOutstanding(order, DUE);
        return order;
    }

    private static void awaitOutstanding(UUID order, long minor) {
        await().untilAsserted(() -> given().auth()
                .oauth2(TestTokens.bearer("staff", SHOP))
                .get("/api/v1/orders/{id}/balance", order)
                .then()
                .statusCode(200)
                .body("outstandingMinor", equalTo((int) minor)));
    }

    private static String pageFor(UUID order) {
        return checkout(order, DUE);
    }

    /** The id of the page at Stripe. */
    private static String checkout(UUID order, long amountMinor) {
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
}
