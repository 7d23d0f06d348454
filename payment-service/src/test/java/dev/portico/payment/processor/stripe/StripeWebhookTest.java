package dev.portico.payment.processor.stripe;

import static dev.portico.local.testing.Patience.await;
import static dev.portico.payment.PaymentFixtures.DUE;
import static dev.portico.payment.PaymentFixtures.awaitEvent;
import static dev.portico.payment.PaymentFixtures.edited;
import static dev.portico.payment.PaymentFixtures.json;
import static dev.portico.payment.PaymentFixtures.types;
import static dev.portico.payment.processor.stripe.StripeShop.ENDPOINT;
import static dev.portico.payment.processor.stripe.StripeShop.SECRET;
import static dev.portico.payment.processor.stripe.StripeShop.SHOP;
import static dev.portico.payment.processor.stripe.StripeShop.awaitOutstanding;
import static dev.portico.payment.processor.stripe.StripeShop.checkout;
import static dev.portico.payment.processor.stripe.StripeShop.orderWithBalanceDue;
import static dev.portico.payment.processor.stripe.StripeShop.pageFor;
import static dev.portico.payment.processor.stripe.StripeShop.post;
import static dev.portico.payment.processor.stripe.StripeShop.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.portico.local.testing.TestKafka;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A merchant's customers pay on Stripe's page, and Stripe tells; through the front doors of both. */
@QuarkusTest
class StripeWebhookTest {

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
}
