package dev.portico.payment;

import static dev.portico.local.testing.Patience.await;
import static dev.portico.payment.PaymentFixtures.DUE;
import static dev.portico.payment.PaymentFixtures.RETURN_URL;
import static dev.portico.payment.PaymentFixtures.allTypes;
import static dev.portico.payment.PaymentFixtures.asStaff;
import static dev.portico.payment.PaymentFixtures.awaitEvent;
import static dev.portico.payment.PaymentFixtures.awaitEvents;
import static dev.portico.payment.PaymentFixtures.awaitOutstanding;
import static dev.portico.payment.PaymentFixtures.checkout;
import static dev.portico.payment.PaymentFixtures.json;
import static dev.portico.payment.PaymentFixtures.orderWithBalanceDue;
import static dev.portico.payment.PaymentFixtures.pageFor;
import static dev.portico.payment.PaymentFixtures.path;
import static dev.portico.payment.PaymentFixtures.pay;
import static dev.portico.payment.PaymentFixtures.type;
import static dev.portico.payment.PaymentFixtures.types;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.portico.local.testing.TestDatabase;
import dev.portico.local.testing.TestKafka;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From a balance that is due to money in the ledger, once per test card, through every front door. */
@QuarkusTest
class PayNowStoryTest {

    private static final String SUCCESS = "4242 4242 4242 4242";
    private static final String DECLINED = "4000 0000 0000 0002";
    private static final String INSUFFICIENT = "4000 0000 0000 9995";
    private static final String AUTHENTICATION = "4000 0025 0000 3155";
    private static final String TIMEOUT = "4000 0000 0000 0119";

    @Test
    void aGoodCardPaysTheBalance() {
        var order = orderWithBalanceDue();
        var page = pageFor(order);

        pay(page, SUCCESS, 1).then().statusCode(303).header("Location", RETURN_URL);

        awaitOutstanding(order, 0);
        var events = awaitEvents(order, 6);
        assertThat(events)
                .extracting(record -> type(record))
                .containsExactly(
                        "balance.changed.v1",
                        "balance.changed.v1",
                        "payment.requested.v1",
                        "balance.changed.v1", // the customer went to the page
                        "payment.succeeded.v1",
                        "balance.changed.v1");
        assertThat(events)
                .extracting(record -> TestKafka.header(record, "ce_sequence"))
                .containsExactly("1", "2", "3", "4", "5", "6");
        assertThat(json(events.get(4)).at("/payment/method").asText()).isEqualTo("Visa ending 4242");
        asStaff()
                .get("/api/v1/orders/{id}/ledger", order)
                .then()
                .statusCode(200)
                .body("items.kind", hasItem("PAYMENT"))
                .body("items[0].amountMinor", equalTo((int) DUE))
                .body("items[0].method", equalTo("Visa ending 4242"));
        given().get(page).then().statusCode(200).body(containsString("The payment went through"));
    }

    @Test
    void aDoubleClickPaysOnce() {
        var order = orderWithBalanceDue();
        var page = pageFor(order);

        pay(page, SUCCESS, 1).then().statusCode(303);
        pay(page, SUCCESS, 1).then().statusCode(303).header("Location", RETURN_URL);
        pay(page, SUCCESS, 2).then().statusCode(303).header("Location", RETURN_URL);

        awaitOutstanding(order, 0);
        assertThat(allTypes(order)).containsOnlyOnce("payment.succeeded.v1");
    }

    @Test
    void aDeclinedCardLeavesThePageOpenForAnother() {
        var order = orderWithBalanceDue();
        var page = pageFor(order);

        pay(page, DECLINED, 1).then().statusCode(303).header("Location", endsWith(page));
        given().get(page).then().statusCode(200).body(containsString("Your bank declined this card."));
        var failed = awaitEvent(order, "payment.failed.v1", 1);
        assertThat(json(failed).get("declineCode").asText()).isEqualTo("card_declined");

        pay(page, DECLINED, 1).then().statusCode(303); // the same form again is no second try
        pay(page, INSUFFICIENT, 2).then().statusCode(303);
        var again = awaitEvent(order, "payment.failed.v1", 2);
        assertThat(json(again).get("declineCode").asText()).isEqualTo("insufficient_funds");

        pay(page, SUCCESS, 3).then().statusCode(303).header("Location", RETURN_URL);
        awaitOutstanding(order, 0);
    }

    @Test
    void aBankThatAsksIsAnsweredOnThePage() {
        var order = orderWithBalanceDue();
        var page = pageFor(order);

        pay(page, AUTHENTICATION, 1).then().statusCode(303).header("Location", endsWith(page));
        given().get(page).then().statusCode(200).body(containsString("is this you?"));
        var asked = awaitEvent(order, "payment.action-required.v1", 1);
        assertThat(json(asked).get("url").asText()).endsWith(page);

        answer(page, "approve").then().statusCode(303).header("Location", RETURN_URL);
        awaitOutstanding(order, 0);
    }

    @Test
    void aRefusalAtTheBankIsADecline() {
        var order = orderWithBalanceDue();
        var page = pageFor(order);
        pay(page, AUTHENTICATION, 1).then().statusCode(303);
        assertThat(json(awaitEvent(order, "payment.action-required.v1", 1))
                        .at("/balance/pendingMinor")
                        .asLong())
                .isEqualTo(DUE);

        answer(page, "refuse").then().statusCode(303).header("Location", endsWith(page));

        var failed = awaitEvent(order, "payment.failed.v1", 1);
        assertThat(json(failed).get("declineCode").asText()).isEqualTo("authentication_failed");
        awaitOutstanding(order, DUE);
    }

    @Test
    void aLostAnswerIsUnknownUntilTheProcessorIsAsked() {
        var order = orderWithBalanceDue();
        var page = pageFor(order);

        pay(page, TIMEOUT, 1).then().statusCode(303).header("Location", RETURN_URL);
        var unknown = awaitEvent(order, "payment.unknown.v1", 1);
        assertThat(json(unknown).at("/balance/pendingMinor").asLong()).isEqualTo(DUE);
        checkout(order, UUID.randomUUID().toString(), DUE)
                .then()
                .statusCode(409)
                .body("code", equalTo("payment-unconfirmed"));

        await().until(() -> {
            askTheProcessorNow(order);
            return types(order).contains("payment.succeeded.v1");
        });
        awaitOutstanding(order, 0);
        assertThat(awaitEvents(order, 7))
                .extracting(record -> type(record))
                .endsWith("payment.unknown.v1", "payment.succeeded.v1", "balance.changed.v1");
    }

    @Test
    void aLaterRequestForTheSameAmountGetsTheSamePage() {
        var order = orderWithBalanceDue();

        assertThat(pageFor(order)).isEqualTo(pageFor(order));
    }

    @Test
    void anotherAmountClosesTheOldPage() {
        var order = orderWithBalanceDue();
        var old = pageFor(order);
        TestKafka.send(PaymentFixtures.edited(order, 9, 3, 20000));
        awaitOutstanding(order, 20000 - 18562);

        String url = checkout(order, UUID.randomUUID().toString(), 20000 - 18562)
                .then()
                .statusCode(201)
                .extract()
                .path("url");

        assertThat(path(url)).isNotEqualTo(old);
        given().get(old).then().statusCode(410).body(containsString("This page is closed"));
        pay(old, SUCCESS, 1).then().statusCode(303).header("Location", endsWith(old));
        awaitOutstanding(order, 20000 - 18562);
    }

    @Test
    void aLatePaymentOfACanceledOrderIsDueBack() {
        var order = orderWithBalanceDue();
        var page = pageFor(order);
        TestKafka.send(PaymentFixtures.event("order.canceled.v1", order, 12));
        awaitOutstanding(order, -18562);

        pay(page, SUCCESS, 1).then().statusCode(303);

        awaitOutstanding(order, -18562 - DUE);
        var due = awaitEvent(order, "refund.due.v1", 2);
        assertThat(json(due).get("amountMinor").asLong()).isEqualTo(18562 + DUE);
        assertThat(json(due).get("reason").asText()).isEqualTo("OVERPAID");
    }

    /** In the tests the service itself waits for an hour. */
    private static void askTheProcessorNow(UUID order) throws SQLException {
        try (var database = TestDatabase.connect("postgres")) {
            var due = database.prepareStatement(
                    "update payment.checkout set ask_at = now() where order_id = ? and status = 'UNKNOWN'");
            due.setObject(1, order);
            due.execute();
        }
    }

    private static io.restassured.response.Response answer(String page, String answer) {
        return given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .formParam("answer", answer)
                .post(page + "/confirmation");
    }
}
