package dev.portico.payment.checkout;

import static dev.portico.payment.PaymentFixtures.RETURN_URL;
import static dev.portico.payment.PaymentFixtures.allTypes;
import static dev.portico.payment.PaymentFixtures.asService;
import static dev.portico.payment.PaymentFixtures.asStaff;
import static dev.portico.payment.PaymentFixtures.awaitEvent;
import static dev.portico.payment.PaymentFixtures.awaitOutstanding;
import static dev.portico.payment.PaymentFixtures.event;
import static dev.portico.payment.PaymentFixtures.json;
import static dev.portico.payment.PaymentFixtures.newOrder;
import static dev.portico.payment.PaymentFixtures.path;
import static dev.portico.payment.PaymentFixtures.pay;
import static dev.portico.payment.PaymentFixtures.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.Contracts;
import dev.portico.local.testing.Contracts.GoldenEvent;
import dev.portico.local.testing.TestKafka;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paying an order of $185.62 early: $83.62 are paid, three installments of $34.00 are open. */
@QuarkusTest
class PayChoiceTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CARD = "4242 4242 4242 4242";
    private static final long PAID = 8362;
    private static final long OPEN = 10200;
    private static final long EACH = 3400;

    @Test
    void theNextInstallmentByItsName() {
        var order = onAPlan();
        var first = items(order).get(2);

        pays(order, body("INSTALLMENT", EACH).put("installmentId", first));

        awaitOutstanding(order, OPEN - EACH);
        assertThat(paidOf(order)).endsWith(3400, 0, 0);
        assertThat(json(awaitEvent(order, "payment.succeeded.v1", 1))
                        .at("/payment/purpose")
                        .asText())
                .isEqualTo("INSTALLMENT");
        wants(order, body("INSTALLMENT", EACH).put("installmentId", first))
                .then()
                .statusCode(409)
                .body("code", equalTo("installment-paid"))
                .body("balance.outstandingMinor", equalTo((int) (OPEN - EACH)));
    }

    @Test
    void aPartFillsTheNextInstallmentFirst() {
        var order = onAPlan();

        pays(order, body("PART", 4000));

        awaitOutstanding(order, OPEN - 4000);
        assertThat(paidOf(order)).endsWith(3400, 600, 0);
        pays(order, body("INSTALLMENT", 2800));
        awaitOutstanding(order, EACH);
        assertThat(paidOf(order)).endsWith(3400, 3400, 0);
    }

    @Test
    void allOfItEarlyLeavesNothingToAskFor() {
        var order = onAPlan();

        pays(order, body("ALL", OPEN));

        awaitOutstanding(order, 0);
        assertThat(json(awaitEvent(order, "schedule.changed.v1", 1)).at("/schedule/items"))
                .allMatch(item -> item.path("status").asText().equals("PAID"));
        wants(order, body("PART", 100)).then().statusCode(422).body("code", equalTo("nothing-due"));
    }

    @ParameterizedTest(name = "{0} of {1}: {3}")
    @CsvSource({
        "PART, 99, 422, amount-too-small, 100",
        "PART, 10201, 422, amount-too-large, 10200",
        "PART, 10101, 422, rest-too-small, 100",
        "ALL, 10199, 409, balance-changed,",
        "INSTALLMENT, 3399, 409, balance-changed,"
    })
    void whatCantBeSaysWhyAndUpToWhat(String purpose, long amount, int status, String code, Integer limit) {
        wants(onAPlan(), body(purpose, amount))
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("limitMinor", equalTo(limit))
                .body("balance.outstandingMinor", equalTo((int) OPEN));
    }

    @Test
    void installmentsArePaidInTheirOrder() {
        var order = onAPlan();

        wants(order, body("INSTALLMENT", EACH).put("installmentId", items(order).get(4)))
                .then()
                .statusCode(409)
                .body("code", equalTo("installment-not-next"));
        wants(
                        order,
                        body("INSTALLMENT", EACH)
                                .put("installmentId", UUID.randomUUID().toString()))
                .then()
                .statusCode(409)
                .body("code", equalTo("installment-gone"));
    }

    @Test
    void onlyAnInstallmentIsNamed() {
        wants(
                        newOrder(),
                        body("PART", 500).put("installmentId", UUID.randomUUID().toString()))
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItem("/installmentId"));
    }

    @Test
    void theLaterOfTwoWishesHasItsPageAndTheEarlierPageIsClosed() {
        var order = onAPlan();
        var page = pageOf(wants(order, body("INSTALLMENT", EACH)));

        var other = pageOf(wants(order, body("ALL", OPEN)));

        assertThat(other).isNotEqualTo(page);
        var tooLate = pay(page, CARD, 1);
        pay(other, CARD, 1).then().statusCode(303);

        assertThat(tooLate.statusCode()).isLessThan(500);
        awaitOutstanding(order, 0);
        assertThat(allTypes(order)).containsOnlyOnce("payment.succeeded.v1");
    }

    @Test
    void moneyThatArrivesAfterACancellationIsDueBack() {
        var order = onAPlan();
        var page = pageOf(wants(order, body("ALL", OPEN)));
        TestKafka.send(event("order.canceled.v1", order, 5));
        awaitOutstanding(order, -PAID);

        wants(order, body("PART", 500)).then().statusCode(409).body("code", equalTo("order-canceled"));
        pay(page, CARD, 1).then().statusCode(303);

        awaitOutstanding(order, -PAID - OPEN);
        var due = json(awaitEvent(order, "refund.due.v1", 2));
        assertThat(due.get("amountMinor").asLong()).isEqualTo(PAID + OPEN);
        assertThat(due.get("reason").asText()).isEqualTo("OVERPAID");
    }

    @Test
    void moneyForWhatTheShopTookMeanwhileIsDueBack() {
        var order = onAPlan();
        var page = pageOf(wants(order, body("ALL", OPEN)));
        TestKafka.send(preOrdered(event("order.updated.v1", order, 5), PAID, OPEN));
        awaitOutstanding(order, 0);

        pay(page, CARD, 1).then().statusCode(303);

        awaitOutstanding(order, -OPEN);
        assertThat(json(awaitEvent(order, "refund.due.v1", 1))
                        .get("amountMinor")
                        .asLong())
                .isEqualTo(OPEN);
    }

    @Test
    void theSameKeyWithAnotherInstallmentIsAnotherRequest() {
        var order = onAPlan();
        var key = UUID.randomUUID().toString();

        wants(order, key, body("INSTALLMENT", EACH)).then().statusCode(201);
        wants(
                        order,
                        key,
                        body("INSTALLMENT", EACH)
                                .put("installmentId", items(order).get(2)))
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void theGoldenRequestsAreTaken() throws IOException {
        for (var name : List.of("checkout-part-request.json", "checkout-installment-request.json")) {
            var golden = (ObjectNode) JSON.readTree(
                    Contracts.directory().resolve("internal").resolve(name).toFile());
            var order = onAPlan();
            if (golden.has("installmentId")) {
                golden.put("installmentId", items(order).get(2));
            }
            wants(order, golden).then().statusCode(201);
        }
    }

    private static void pays(UUID order, ObjectNode body) {
        pay(pageOf(wants(order, body)), CARD, 1).then().statusCode(303);
    }

    private static String pageOf(Response answer) {
        return path(answer.then().statusCode(201).extract().path("url"));
    }

    private static ObjectNode body(String purpose, long amountMinor) {
        return JSON.createObjectNode()
                .put("purpose", purpose)
                .put("amountMinor", amountMinor)
                .put("currency", "USD")
                .put("returnUrl", RETURN_URL);
    }

    private static Response wants(UUID order, ObjectNode body) {
        return wants(order, UUID.randomUUID().toString(), body);
    }

    private static Response wants(UUID order, String key, ObjectNode body) {
        return asService()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body.toString())
                .post("/internal/orders/{id}/checkouts", order);
    }

    private static List<String> items(UUID order) {
        return schedule(order).path("items.id");
    }

    private static List<Integer> paidOf(UUID order) {
        return schedule(order).path("items.paidMinor");
    }

    private static ExtractableResponse<Response> schedule(UUID order) {
        return asStaff()
                .get("/api/v1/orders/{id}/schedule", order)
                .then()
                .statusCode(200)
                .extract();
    }

    private static UUID onAPlan() {
        var order = newOrder();
        TestKafka.send(preOrdered(received(order), PAID));
        awaitOutstanding(order, OPEN);
        return order;
    }

    private static GoldenEvent preOrdered(GoldenEvent event, long... payments) {
        return event.withData(data -> {
            ((ObjectNode) data.get("order")).put("placedAt", Instant.now().toString());
            ((ObjectNode) data.at("/order/lines/0")).set("preOrder", plan());
            var made = data.putArray("payments");
            for (var i = 0; i < payments.length; i++) {
                made.addObject()
                        .put("externalId", "txn-" + (i + 1))
                        .put("amountMinor", payments[i])
                        .put("method", "Visa ending 4242");
            }
        });
    }

    private static JsonNode plan() {
        try {
            return JSON.readTree(
                    """
                    {"listingId": "01935a2c-7c06-7000-8000-000000000001", "type": "DEPOSIT_UPFRONT",
                     "deposit": {"percent": "20", "amountMinor": null},
                     "plan": {"name": "Three months", "every": 1, "unit": "MONTH", "installments": 3},
                     "charge": {"trigger": "STAFF", "on": null, "days": null}, "released": false}""");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
