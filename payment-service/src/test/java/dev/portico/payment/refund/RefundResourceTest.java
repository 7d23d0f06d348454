package dev.portico.payment.refund;

import static dev.portico.local.testing.Patience.await;
import static dev.portico.payment.PaymentFixtures.DUE;
import static dev.portico.payment.PaymentFixtures.awaitEvent;
import static dev.portico.payment.PaymentFixtures.json;
import static dev.portico.payment.PaymentFixtures.pay;
import static dev.portico.payment.PaymentFixtures.types;
import static dev.portico.payment.Shop.CARD;
import static dev.portico.payment.Shop.SHOP_PAID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.portico.payment.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RefundResourceTest {

    private static final Shop SHOP = new Shop("refunds");

    @Test
    void aRefundGoesBackOverThePaymentsAndIsInTheLedgerOncePerPart() {
        var order = SHOP.paidByCard(CARD);
        SHOP.edits(order, 9, 10000);
        SHOP.awaitOutstanding(order, -14937);

        SHOP.refunds(
                        order,
                        "split-" + order,
                        Map.of("amountMinor", 14937, "currency", "USD", "reason", " Sorry ", "notifyCustomer", true))
                .statusCode(201)
                .body("status", equalTo("SUCCEEDED"))
                .body("kind", equalTo("MANUAL"))
                .body("reason", equalTo("Sorry"))
                .body("parts.amountMinor", contains((int) DUE, 8562))
                .body("parts.outside", contains(false, true))
                .body("parts.processor", contains("sandbox", null))
                .body("parts.status", contains("SUCCEEDED", "SUCCEEDED"));

        SHOP.awaitOutstanding(order, 0);
        SHOP.as("viewer")
                .get("/api/v1/orders/{id}/ledger", order)
                .then()
                .body("items.findAll { it.kind == 'REFUND' }.amountMinor", containsInAnyOrder((int) DUE, 8562));
        var issued = json(awaitEvent(order, "refund.issued.v1", 1));
        assertThat(issued.at("/refund/amountMinor").asLong()).isEqualTo(14937);
        assertThat(issued.at("/refund/notifyCustomer").asBoolean()).isTrue();
        assertThat(issued.at("/balance/refundedMinor").asLong()).isEqualTo(14937);
        assertThat(types(order)).containsOnlyOnce("refund.issued.v1");
    }

    @Test
    void theSameKeyIsOneRefund() {
        var order = SHOP.owesWhatCameByCard(CARD);
        var wish = Map.<String, Object>of("amountMinor", DUE, "currency", "USD");

        String first = SHOP.refunds(order, "same-" + order, wish)
                .statusCode(201)
                .extract()
                .path("id");
        SHOP.refunds(order, "same-" + order, wish).statusCode(201).body("id", equalTo(first));

        SHOP.awaitOutstanding(order, 0);
        SHOP.refunds(order, "same-" + order, Map.of("amountMinor", 1, "currency", "USD"))
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void ofManyAtOnceOneIsIssued() {
        var order = SHOP.owesWhatCameByCard(CARD);
        var calls = new ArrayList<CompletableFuture<Integer>>();
        for (var i = 0; i < 6; i++) {
            calls.add(CompletableFuture.supplyAsync(
                    () -> SHOP.refunds(order, DUE).extract().statusCode()));
        }

        assertThat(calls.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(201, 422, 422, 422, 422, 422);
        SHOP.awaitOutstanding(order, 0);
    }

    @Test
    void moreThanIsOwedIsRefusedWithWhatWouldBePossible() {
        var order = SHOP.owesWhatCameByCard(CARD);

        SHOP.refunds(order, DUE + 1)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("refund-refused"))
                .body("violations.code", contains("more-than-due"))
                .body("violations[0].pointer", equalTo("/amountMinor"))
                .body("violations[0].params.limitMinor", equalTo((int) DUE));
        SHOP.refunds(order, UUID.randomUUID().toString(), Map.of("amountMinor", 1, "currency", "EUR"))
                .statusCode(422)
                .body("violations.code", contains("other-currency"));
        SHOP.refunds(order, DUE - 1).statusCode(201);
        SHOP.refunds(order, 1).statusCode(201);
        SHOP.refunds(order, 1).statusCode(422).body("violations.code", contains("nothing-due"));
    }

    @Test
    void staffMayGiveBackMoreThanIsOwedButNotMoreThanWasPaid() {
        var order = SHOP.paidByCard(CARD);
        var most = SHOP_PAID + DUE;

        SHOP.refunds(order, "much-" + order, onPurpose(most + 1))
                .statusCode(422)
                .body("violations.code", contains("more-than-paid"));
        SHOP.refunds(order, "purpose-" + order, onPurpose(500)).statusCode(201);

        SHOP.awaitOutstanding(order, 500);
        assertThat(awaitEvent(order, "refund.issued.v1", 1)).isNotNull();
        assertThat(types(order)).containsOnlyOnce("payment.requested.v1");
    }

    @Test
    void aRefundThatTakesAWhileIsSettledByItsWebhook() {
        var order = SHOP.owesWhatCameByCard("4000 0000 0000 7726");

        SHOP.refunds(order, DUE).statusCode(201).body("status", equalTo("PENDING"));
        SHOP.refunds(order, 1).statusCode(422).body("violations.code", contains("nothing-due"));

        SHOP.awaitRefund(order, "SUCCEEDED");
        SHOP.awaitOutstanding(order, 0);
        assertThat(awaitEvent(order, "refund.issued.v1", 1)).isNotNull();
    }

    @Test
    void aRefusalIsToldWithWhenItIsTriedAgainAndStaffMayBeFaster() {
        var order = SHOP.owesWhatCameByCard("4000 0000 0000 5126");

        String id = SHOP.refunds(order, DUE)
                .statusCode(201)
                .body("status", equalTo("PENDING"))
                .extract()
                .path("id");
        SHOP.awaitRefund(order, "FAILED");

        var failed = json(awaitEvent(order, "refund.failed.v1", 1));
        assertThat(failed.get("code").asText()).isEqualTo("card_closed");
        assertThat(failed.get("nextAt").isNull()).isFalse();
        SHOP.awaitOutstanding(order, -DUE);
        SHOP.retries(order, id, "viewer").statusCode(403);
        SHOP.retries(order, id, "staff")
                .statusCode(200)
                .body("status", equalTo("PENDING"))
                .body("parts[0].attempt", equalTo(2));
        assertThat(awaitEvent(order, "refund.failed.v1", 2)).isNotNull();
    }

    @Test
    void whatWasRefusedIsTriedAgainByItselfAndAtLastLeftToStaff() {
        var order = SHOP.owesWhatCameByCard("4000 0000 0000 5126");
        SHOP.refunds(order, DUE).statusCode(201);
        SHOP.awaitRefund(order, "FAILED");

        Shop.sql("update payment.refund_part set act_at = now(), attempt = 4 where order_id = '%s'".formatted(order));

        await().untilAsserted(() -> SHOP.as("viewer")
                .get("/api/v1/orders/{id}/refunds", order)
                .then()
                .body("items[0].status", equalTo("FAILED"))
                .body("items[0].parts[0].attempt", equalTo(5))
                .body("items[0].parts[0].nextAt", nullValue()));
        SHOP.refunds(order, "elsewhere-" + order, Map.of("amountMinor", DUE, "currency", "USD", "outside", true))
                .statusCode(201);
        SHOP.awaitOutstanding(order, 0);
    }

    @Test
    void onlyWhatHasFailedIsTriedAgain() {
        var order = SHOP.owesWhatCameByCard(CARD);
        String id = SHOP.refunds(order, DUE).statusCode(201).extract().path("id");

        SHOP.retries(order, id, "staff").statusCode(409).body("code", equalTo("refund-not-failed"));
        SHOP.retries(order, UUID.randomUUID(), "staff").statusCode(404);
    }

    @Test
    void whatWasGivenBackElsewhereIsOnlyRecorded() {
        var order = SHOP.owesWhatCameByCard(CARD);

        SHOP.refunds(order, "outside-" + order, Map.of("amountMinor", DUE, "currency", "USD", "outside", true))
                .statusCode(201)
                .body("status", equalTo("SUCCEEDED"))
                .body("parts.outside", contains(true))
                .body("parts[0].processor", nullValue());

        SHOP.awaitOutstanding(order, 0);
    }

    @Test
    void aPaymentThatComesAfterTheCancellationIsGivenBackWithTheRest() {
        var order = SHOP.receives();
        SHOP.edits(order, 4, SHOP_PAID + DUE);
        SHOP.awaitOutstanding(order, DUE);
        var page = SHOP.pageFor(order);
        SHOP.cancels(order, 9);
        SHOP.awaitOutstanding(order, -SHOP_PAID);

        pay(page, CARD, 1).then().statusCode(303);
        SHOP.awaitOutstanding(order, -(SHOP_PAID + DUE));

        SHOP.refunds(order, SHOP_PAID + DUE).statusCode(201).body("parts", hasSize(2));
        SHOP.awaitOutstanding(order, 0);
    }

    @Test
    void theListHasTheNewestFirst() {
        var order = SHOP.owesWhatCameByCard(CARD);
        SHOP.refunds(order, 100).statusCode(201);
        SHOP.refunds(order, 200).statusCode(201);

        SHOP.as("viewer")
                .get("/api/v1/orders/{id}/refunds", order)
                .then()
                .statusCode(200)
                .body("items.amountMinor", contains(200, 100));
    }

    @Test
    void othersAreRefused() {
        var order = SHOP.owesWhatCameByCard(CARD);
        var wish = Map.<String, Object>of("amountMinor", 1, "currency", "USD");

        SHOP.as("viewer")
                .header("Idempotency-Key", "viewer")
                .body(wish)
                .post("/api/v1/orders/{id}/refunds", order)
                .then()
                .statusCode(403);
        new Shop("second").refunds(order, "second-" + order, wish).statusCode(404);
        SHOP.refunds(UUID.randomUUID(), "unknown-" + order, wish).statusCode(404);
        SHOP.as("staff")
                .body(wish)
                .post("/api/v1/orders/{id}/refunds", order)
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency-key-missing"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "amountMinor | {\"amountMinor\": 0, \"currency\": \"USD\"}",
                "amountMinor | {\"amountMinor\": -1, \"currency\": \"USD\"}",
                "amountMinor | {\"amountMinor\": \"much\", \"currency\": \"USD\"}",
                "amountMinor | {\"currency\": \"USD\"}",
                "currency | {\"amountMinor\": 1}",
                "currency | {\"amountMinor\": 1, \"currency\": \"usd\"}",
                "currency | {\"amountMinor\": 1, \"currency\": \"XXQ\"}"
            })
    void badFieldsAreNamed(String field, String body) {
        SHOP.as("staff")
                .header("Idempotency-Key", "bad")
                .body(body)
                .post("/api/v1/orders/{id}/refunds", UUID.randomUUID())
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.pointer", hasItem("/" + field));
    }

    private static Map<String, Object> onPurpose(long minor) {
        return Map.of("amountMinor", minor, "currency", "USD", "allowMoreThanDue", true);
    }
}
