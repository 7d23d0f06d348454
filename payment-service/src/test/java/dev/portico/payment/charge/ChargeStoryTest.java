package dev.portico.payment.charge;

import static dev.portico.local.testing.Patience.await;
import static dev.portico.payment.PaymentFixtures.DUE;
import static dev.portico.payment.PaymentFixtures.allTypes;
import static dev.portico.payment.PaymentFixtures.asService;
import static dev.portico.payment.PaymentFixtures.asStaff;
import static dev.portico.payment.PaymentFixtures.awaitEvent;
import static dev.portico.payment.PaymentFixtures.awaitOutstanding;
import static dev.portico.payment.PaymentFixtures.checkout;
import static dev.portico.payment.PaymentFixtures.json;
import static dev.portico.payment.PaymentFixtures.orderWithBalanceDue;
import static dev.portico.payment.PaymentFixtures.pageFor;
import static dev.portico.payment.PaymentFixtures.path;
import static dev.portico.payment.PaymentFixtures.pay;
import static dev.portico.payment.PaymentFixtures.requestUpdate;
import static dev.portico.payment.charge.ChargeFixtures.awaitStatus;
import static dev.portico.payment.charge.ChargeFixtures.charge;
import static dev.portico.payment.charge.ChargeFixtures.dueNow;
import static dev.portico.payment.charge.ChargeFixtures.field;
import static dev.portico.payment.charge.ChargeFixtures.onFile;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.local.testing.TestKafka;
import dev.portico.payment.PaymentFixtures;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** What becomes of charges of cards on file, once per kind of card. */
@QuarkusTest
class ChargeStoryTest {

    private static final MerchantId DEMO = new MerchantId("demo");

    @Inject
    Charges charges;

    @Test
    void aGoodCardPaysWhatIsOwed() {
        var order = orderWithBalanceDue();
        onFile(order, "success");

        charge(order);

        awaitOutstanding(order, 0);
        var paid = json(awaitEvent(order, "payment.succeeded.v1", 1));
        assertThat(paid.at("/payment/purpose").asText()).isEqualTo("CHARGE");
        assertThat(paid.at("/payment/method").asText()).isEqualTo("Visa ending 4242");
        assertThat(paid.at("/payment/checkoutId").asText()).isEqualTo(field(order, "id"));
        asStaff()
                .get("/api/v1/orders/{id}/ledger", order)
                .then()
                .body("items.findAll { it.kind == 'PAYMENT' }.amountMinor", hasItem((int) DUE));
        assertThat(allTypes(order)).containsOnlyOnce("payment.succeeded.v1");
    }

    @Test
    void notEnoughMoneyIsTriedAgainAfterDays() throws Exception {
        var order = orderWithBalanceDue();
        onFile(order, "insufficient-funds");

        charge(order);

        var failed = json(awaitEvent(order, "payment.failed.v1", 1));
        assertThat(failed.get("declineCode").asText()).isEqualTo("insufficient_funds");
        assertThat(failed.at("/retry/class").asText()).isEqualTo("SOFT");
        assertThat(failed.at("/retry/nextAt").isTextual()).isTrue();
        assertThat(failed.at("/balance/pendingMinor").asLong()).isZero();

        dueNow(order);
        await().until(() -> field(order, "attempt"), "2"::equals);
        awaitStatus(order, "DECLINED");
        onFile(order, "success");
        awaitOutstanding(order, 0);
    }

    @Test
    void aDeadCardNeedsAnotherWhichALinkBrings() {
        var order = orderWithBalanceDue();
        onFile(order, "declined-later");
        charge(order);
        var failed = json(awaitEvent(order, "payment.failed.v1", 1));
        assertThat(failed.at("/retry/class").asText()).isEqualTo("HARD");
        assertThat(failed.at("/retry/nextAt").isNull()).isTrue();
        assertThat(failed.at("/payment/processorReference").isNull()).isTrue();

        requestUpdate(order).then().statusCode(202);
        var asked = json(awaitEvent(order, "payment-method.update-requested.v1", 1));
        var url = asked.at("/updateRequest/url").asText();
        assertThat(url).startsWith("http://localhost:8080/card/v1.");
        var page = path(useLink(url).then().statusCode(201).extract().path("url"));
        useLink(url).then().statusCode(410).body("code", equalTo("link-used"));
        pay(page, "4242424242424242", 1).then().statusCode(303);

        awaitOutstanding(order, 0);
        assertThat(json(awaitEvent(order, "payment-method.replaced.v1", 2))
                        .get("method")
                        .asText())
                .isEqualTo("Visa ending 4242");
    }

    @Test
    void aBankThatAsksIsAnsweredByTheCustomer() {
        var order = orderWithBalanceDue();
        onFile(order, "authentication");
        charge(order);
        var page = path(json(awaitEvent(order, "payment.action-required.v1", 1))
                .get("url")
                .asText());
        awaitStatus(order, "REQUIRES_ACTION");

        charge(order);
        await().until(() -> field(order, "skipReason"), "WAITS_FOR_CUSTOMER"::equals);
        given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .formParam("answer", "approve")
                .post(page)
                .then()
                .statusCode(303);

        awaitOutstanding(order, 0);
    }

    @Test
    void aLostAnswerIsUnknownUntilTheProcessorWasAsked() throws Exception {
        var order = orderWithBalanceDue();
        onFile(order, "timeout");

        charge(order);

        var unknown = json(awaitEvent(order, "payment.unknown.v1", 1));
        assertThat(unknown.at("/balance/pendingMinor").asLong()).isEqualTo(DUE);
        checkout(order, "while-" + order, DUE).then().statusCode(409).body("code", equalTo("payment-unconfirmed"));
        awaitOutstanding(order, 0);
        assertThat(allTypes(order)).containsOnlyOnce("payment.succeeded.v1");
    }

    @Test
    void whileTheCustomerPaysNothingIsCharged() {
        var order = orderWithBalanceDue();
        onFile(order, "success");
        var page = pageFor(order);

        charge(order);

        awaitStatus(order, "SKIPPED");
        assertThat(field(order, "skipReason")).isEqualTo("PAYMENT_UNDER_WAY");
        pay(page, "4242424242424242", 1).then().statusCode(303);
        awaitOutstanding(order, 0);
        assertThat(allTypes(order)).containsOnlyOnce("payment.succeeded.v1");
    }

    @Test
    void aPageThatKeepsTheCardPutsItOnFile() {
        var order = orderWithBalanceDue();
        String url = asService()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "keep-" + order)
                .body(
                        """
                        {"purpose": "BALANCE", "amountMinor": %d, "currency": "USD", "returnUrl": "%s", "saveCard": true}"""
                                .formatted(DUE, PaymentFixtures.RETURN_URL))
                .post("/internal/orders/{id}/checkouts", order)
                .then()
                .statusCode(201)
                .extract()
                .path("url");

        given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded")
                .formParam("number", "4242424242424242")
                .formParam("expiry", "12/34")
                .formParam("cvc", "123")
                .formParam("name", "Robin Example")
                .formParam("save", "yes")
                .formParam("form", 1)
                .post(path(url))
                .then()
                .statusCode(303);

        awaitOutstanding(order, 0);
        asStaff()
                .get("/api/v1/orders/{id}/payment-method", order)
                .then()
                .statusCode(200)
                .body("method", equalTo("Visa ending 4242"));
    }

    @Test
    void aPlannedChargeIsAnnouncedAndThenMade() throws Throwable {
        var order = orderWithBalanceDue();
        onFile(order, "success");
        var inTwoDays = LocalDate.now(ZoneOffset.UTC).plusDays(2);

        plan(order, 4000, inTwoDays);

        var upcoming = json(awaitEvent(order, "charge.upcoming.v1", 1)).get("charge");
        assertThat(upcoming.get("amountMinor").asLong()).isEqualTo(4000);
        assertThat(upcoming.get("on").asText()).isEqualTo(inTwoDays.toString());
        assertThat(upcoming.get("method").asText()).isEqualTo("Visa ending 4242");
        awaitStatus(order, "CREATED");
        awaitOutstanding(order, DUE);

        dayHasCome(order);
        awaitOutstanding(order, DUE - 4000);
    }

    @Test
    void aPlannedChargeTakesNoMoreThanIsOwedThen() throws Throwable {
        var order = orderWithBalanceDue();
        onFile(order, "success");

        plan(order, 99_999, LocalDate.now(ZoneOffset.UTC).minusDays(1));

        awaitOutstanding(order, 0);
        assertThat(field(order, "amountMinor")).isEqualTo(String.valueOf(DUE));
    }

    @Test
    void whatIsTakenOffThePlanIsNotMade() throws Throwable {
        var order = orderWithBalanceDue();
        onFile(order, "success");
        plan(order, 4000, LocalDate.now(ZoneOffset.UTC).plusDays(40));
        var charge = UUID.fromString(field(order, "id"));

        var canceled = VertxContextSupport.subscribeAndAwait(
                () -> charges.cancel(DEMO, charge).replaceWith(true));

        assertThat(canceled).isTrue();
        awaitStatus(order, "SKIPPED");
        assertThat(field(order, "skipReason")).isEqualTo("CANCELED");
    }

    @Test
    void aCanceledOrderIsNotCharged() throws Throwable {
        var order = orderWithBalanceDue();
        onFile(order, "success");
        TestKafka.send(PaymentFixtures.event("order.canceled.v1", order, 12));
        awaitOutstanding(order, -18562);

        plan(order, 4000, LocalDate.now(ZoneOffset.UTC).minusDays(1));

        awaitStatus(order, "SKIPPED");
        assertThat(field(order, "skipReason")).isEqualTo("NOTHING_DUE");
    }

    /** The day comes, as far as the charge is concerned. */
    private static void dayHasCome(UUID order) throws Exception {
        try (var database = dev.portico.local.testing.TestDatabase.connect("postgres")) {
            var due = database.prepareStatement(
                    "update payment.charge set due_on = current_date - 1, due_at = now(), version = version + 1 where order_id = ?");
            due.setObject(1, order);
            due.execute();
        }
    }

    private void plan(UUID order, long minor, LocalDate on) throws Throwable {
        var planned = VertxContextSupport.subscribeAndAwait(
                () -> charges.plan(DEMO, order, Money.ofMinor(CurrencyUnit.USD, minor), on));
        assertThat(planned).isNotNull();
    }

    private static io.restassured.response.Response useLink(String url) {
        return asService()
                .contentType(ContentType.JSON)
                .body("{\"token\": \"%s\", \"returnUrl\": \"%s\"}"
                        .formatted(url.substring(url.indexOf("v1.")), PaymentFixtures.RETURN_URL))
                .post("/internal/payment-method-updates");
    }
}
