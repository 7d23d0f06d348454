package dev.portico.payment.processor.stripe;

import static dev.portico.local.testing.Patience.await;
import static dev.portico.payment.PaymentFixtures.DUE;
import static dev.portico.payment.PaymentFixtures.awaitEvent;
import static dev.portico.payment.PaymentFixtures.isZero;
import static dev.portico.payment.PaymentFixtures.json;
import static dev.portico.payment.PaymentFixtures.types;
import static dev.portico.payment.processor.stripe.StripeShop.ENDPOINT;
import static dev.portico.payment.processor.stripe.StripeShop.SECRET;
import static dev.portico.payment.processor.stripe.StripeShop.asStaff;
import static dev.portico.payment.processor.stripe.StripeShop.awaitCharge;
import static dev.portico.payment.processor.stripe.StripeShop.awaitOutstanding;
import static dev.portico.payment.processor.stripe.StripeShop.charge;
import static dev.portico.payment.processor.stripe.StripeShop.orderWithBalanceDue;
import static dev.portico.payment.processor.stripe.StripeShop.post;
import static dev.portico.payment.processor.stripe.StripeShop.setupFor;
import static dev.portico.payment.processor.stripe.StripeShop.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Stripe tells of cards that were saved, charged and refunded while the customer was away. */
@QuarkusTest
class StripeChargeWebhookTest {

    private static final String ON_FILE = "/api/v1/orders/{id}/payment-method";

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
    void aSavedCardIsOnFileOnceHoweverOftenItIsTold() {
        var order = orderWithBalanceDue();
        stripe.pay(setupFor(order, 1), FakeCard.GOOD);

        var events = stripe.takeEvents();
        deliver(events);
        deliver(events);

        asStaff().get(ON_FILE, order).then().statusCode(200).body("method", equalTo("Visa ending 4242"));
        await().until(() -> types(order).contains("payment-method.replaced.v1"));
        assertThat(types(order)).containsOnlyOnce("payment-method.replaced.v1");
    }

    @Test
    void aPageForACardThatRanOutLeavesNoneOnFile() {
        var order = orderWithBalanceDue();
        stripe.runOut(setupFor(order, 1));

        deliver(stripe.takeEvents());

        asStaff().get(ON_FILE, order).then().statusCode(404);
    }

    @Test
    void aChargeWhoseAnswerWasLostIsSettledOnceByWhatStripeTells() {
        var order = orderWithCard(FakeCard.GOOD);
        var events = chargedWithoutAnAnswer(order);

        deliver(events);
        deliver(events);

        awaitCharge(order, "SUCCEEDED");
        awaitOutstanding(order, 0);
        var paid = json(awaitEvent(order, "payment.succeeded.v1", 1));
        assertThat(paid.at("/payment/amountMinor").asLong()).isEqualTo(DUE);
        assertThat(paid.at("/payment/purpose").asText()).isEqualTo("CHARGE");
        assertThat(paid.at("/payment/processorReference").asText()).startsWith("pi_");
        assertThat(types(order)).containsOnlyOnce("payment.unknown.v1").containsOnlyOnce("payment.succeeded.v1");
    }

    @Test
    void aRefusedChargeIsToldOnceByAnswerAndEvent() {
        var order = orderWithCard(FakeCard.DECLINED_LATER);
        charge(order);
        awaitCharge(order, "DECLINED");

        var events = stripe.takeEvents();
        deliver(events);
        deliver(events);

        awaitCharge(order, "DECLINED");
        assertThat(json(awaitEvent(order, "payment.failed.v1", 1))
                        .get("declineCode")
                        .asText())
                .isEqualTo("generic_decline");
        assertThat(types(order)).containsOnlyOnce("payment.failed.v1");
    }

    @Test
    void aRefusalThatIsToldAfterTheNextCardPaidChangesNothing() {
        var order = orderWithCard(FakeCard.DECLINED_LATER);
        charge(order);
        awaitCharge(order, "DECLINED");
        var late = stripe.takeEvents();
        stripe.pay(setupFor(order, 2), FakeCard.GOOD);
        deliver(stripe.takeEvents());
        awaitCharge(order, "SUCCEEDED");

        deliver(late);

        awaitCharge(order, "SUCCEEDED");
        awaitOutstanding(order, 0);
        await().until(() -> types(order).contains("payment.succeeded.v1"));
        assertThat(types(order)).containsOnlyOnce("payment.failed.v1");
    }

    @Test
    void aRefundIsThroughOnceItsMoneyArrived() {
        var order = paidWhatIsDueBack();
        var refund = pendingRefund(order);

        stripe.endRefund(refund, null);
        var events = stripe.takeEvents();
        deliver(events);
        deliver(events);

        awaitRefund(order, "SUCCEEDED");
        awaitOutstanding(order, 0);
        await().until(() -> types(order).contains("refund.issued.v1"));
        assertThat(types(order)).containsOnlyOnce("refund.issued.v1");
    }

    @Test
    void aRefundThatComesBackIsToldWithTheReason() {
        var order = paidWhatIsDueBack();
        var refund = pendingRefund(order);

        stripe.endRefund(refund, "lost_or_stolen_card");
        var events = stripe.takeEvents();
        deliver(events);
        deliver(events);

        awaitRefund(order, "FAILED");
        assertThat(json(awaitEvent(order, "refund.failed.v1", 1)).get("code").asText())
                .isEqualTo("lost_or_stolen_card");
        assertThat(types(order)).containsOnlyOnce("refund.failed.v1").doesNotContain("refund.issued.v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "charge.dispute.created",
                "charge.refunded",
                "payment_intent.created",
                "refund.created",
                "setup_intent.succeeded",
                "payment_intent.painted"
            })
    void otherNewsOfOurChargesAreTakenAndIgnored(String type) {
        var order = orderWithCard(FakeCard.GOOD);
        var told = chargedWithoutAnAnswer(order).get(0);

        post(told.deepCopy().put("type", type)).statusCode(200);

        assertThat(stripe.requests()).doesNotContain(asking(told));
        settle(order, told);
    }

    @Test
    void whatWasTakenIsRememberedByItsId() throws SQLException {
        var order = orderWithCard(FakeCard.GOOD);
        var told = chargedWithoutAnAnswer(order).get(0);
        var id = UUID.nameUUIDFromBytes(("stripe " + told.get("id").asText()).getBytes(StandardCharsets.UTF_8));
        var taken = "select count(*) - %d from payment.inbox where event_id = '" + id + "'";
        assertThat(isZero(taken.formatted(0))).isTrue();

        post(told).statusCode(200);
        post(told).statusCode(200);

        assertThat(isZero(taken.formatted(1))).isTrue();
        awaitCharge(order, "SUCCEEDED");
    }

    @Test
    void newsOfAChargeThatNobodySignedInTimeAreRefused() {
        var order = orderWithCard(FakeCard.GOOD);
        var event = chargedWithoutAnAnswer(order).get(0);
        var told = event.toString();
        var now = Instant.now();

        post(told, signed(told, "whsec_of_somebody_else", now), ENDPOINT).statusCode(401);
        post(told, signed(told.replace("6375", "1"), SECRET, now), ENDPOINT).statusCode(401);
        post(told, signed(told, SECRET, now.minusSeconds(302)), ENDPOINT)
                .statusCode(400)
                .body("code", equalTo("webhook-out-of-time"));

        assertThat(stripe.requests()).doesNotContain(asking(event));
        settle(order, event);
    }

    @ParameterizedTest
    @ValueSource(ints = {256 * 1024 + 1, 1024 * 1024, 1024 * 1024 + 1})
    void newsOfAChargeThatAreTooLongAreRefused(int length) {
        var padding = "{\"id\": \"evt_long\", \"type\": \"payment_intent.succeeded\", \"padding\": \"";
        var body = padding + "x".repeat(length - padding.length() - 2) + "\"}";

        post(body).statusCode(413);
    }

    private UUID orderWithCard(FakeCard card) {
        var order = orderWithBalanceDue();
        stripe.pay(setupFor(order, 1), card);
        deliver(stripe.takeEvents());
        asStaff().get(ON_FILE, order).then().statusCode(200);
        return order;
    }

    /** Stripe takes the money, and what it tells of that is all that is heard of it. */
    private List<ObjectNode> chargedWithoutAnAnswer(UUID order) {
        stripe.troubleWithNext(FakeStripe.Trouble.ANSWER_LOST);
        charge(order);
        awaitCharge(order, "UNKNOWN");
        return stripe.takeEvents();
    }

    /** What asks Stripe how the thing stands that an event is about. */
    private static String asking(ObjectNode event) {
        return "GET /v1/payment_intents/" + event.at("/data/object/id").asText();
    }

    /** So that nobody asks the next test's Stripe about it. */
    private static void settle(UUID order, ObjectNode told) {
        post(told).statusCode(200);
        awaitCharge(order, "SUCCEEDED");
    }

    /** Paid by the card on file, and then lowered by what was paid. */
    private UUID paidWhatIsDueBack() {
        var order = orderWithCard(FakeCard.GOOD);
        charge(order);
        awaitOutstanding(order, 0);
        deliver(stripe.takeEvents());
        StripeShop.lower(order);
        return order;
    }

    /** A refund that a bank takes its time for: its id at Stripe. */
    private String pendingRefund(UUID order) {
        stripe.troubleWithNext(FakeStripe.Trouble.ANSWER_LOST);
        asStaff()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"amountMinor\": %d, \"currency\": \"USD\"}".formatted(DUE))
                .post("/api/v1/orders/{id}/refunds", order)
                .then()
                .statusCode(201)
                .body("status", equalTo("UNKNOWN"));
        var created = stripe.takeEvents().get(0);
        var refund = created.at("/data/object/id").asText();
        stripe.setRefund(refund, "pending");
        post(created).statusCode(200);
        awaitRefund(order, "PENDING");
        return refund;
    }

    private static void awaitRefund(UUID order, String status) {
        await().untilAsserted(() -> asStaff()
                .get("/api/v1/orders/{id}/refunds", order)
                .then()
                .statusCode(200)
                .body("items[0].status", equalTo(status)));
    }

    private static void deliver(List<ObjectNode> events) {
        events.forEach(event -> post(event).statusCode(200));
    }
}
