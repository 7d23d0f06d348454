package dev.portico.payment.account;

import static dev.portico.payment.PaymentFixtures.awaitEvent;
import static dev.portico.payment.PaymentFixtures.event;
import static dev.portico.payment.PaymentFixtures.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.Contracts.GoldenEvent;
import dev.portico.local.testing.Patience;
import dev.portico.local.testing.TestKafka;
import dev.portico.payment.PaymentFixtures;
import dev.portico.payment.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** An order whose payment the shop's platform has only reserved, on a real broker and database. */
@QuarkusTest
class AuthorizationStoryTest {

    private static final Shop SHOP = new Shop("reserving");
    private static final int TOTAL = 18562;
    private static final int LESS = 12187;

    @Test
    void aLowerTotalTakesLessOfItAndIsCapturedAsLow() {
        var order = reserved();
        var lowered = edited(order, 4, LESS);
        TestKafka.send(lowered, lowered, lowered.withNewId());

        var changed = awaitAuthorization(order, 1);
        assertThat(changed.at("/authorization/externalId").asText()).isEqualTo("txn-1");
        assertThat(changed.at("/authorization/authorizedMinor").asLong()).isEqualTo(TOTAL);
        assertThat(changed.at("/authorization/amountMinor").asLong()).isEqualTo(LESS);
        assertThat(changed.at("/authorization/byMinor").asLong()).isEqualTo(LESS - TOTAL);
        balance(order, 0, LESS, 0);
        SHOP.as("viewer")
                .get("/api/v1/orders/{id}/authorizations", order)
                .then()
                .statusCode(200)
                .body("items.externalId", contains("txn-1"))
                .body("items.authorizedMinor", contains(TOTAL))
                .body("items.amountMinor", contains(LESS));

        var captured = told(order, 5, LESS, "CAPTURED", LESS);
        TestKafka.send(captured, captured, captured.withNewId(), told(order, 3, TOTAL, "AUTHORIZED", TOTAL));
        var unused = awaitEvent(order, "balance.changed.v1", 3);
        balance(order, LESS, 0, 0);
        SHOP.as("viewer")
                .get("/api/v1/orders/{id}/authorizations", order)
                .then()
                .body("items", hasSize(0));
        SHOP.as("viewer")
                .get("/api/v1/orders/{id}/ledger", order)
                .then()
                .body("items.findAll { it.kind == 'AUTHORIZATION' }.amountMinor.sum()", equalTo(0))
                .body(
                        "items.findAll { it.kind == 'AUTHORIZATION' }.reference.sort()",
                        contains("1/txn-1", "2/txn-1", "3/txn-1"))
                .body("items.findAll { it.kind == 'PAYMENT' }.amountMinor", contains(LESS));
        assertThat(typesUntilOneMoreEdit(order))
                .containsExactly(
                        "balance.changed.v1", "balance.changed.v1", "authorization.changed.v1", "balance.changed.v1");
        theBooksAddUp();
    }

    @Test
    void whatIsCapturedBeyondThatIsDueBack() {
        var order = reserved();
        TestKafka.send(edited(order, 4, LESS), told(order, 5, LESS, "CAPTURED", TOTAL));

        var due = json(awaitEvent(order, "refund.due.v1", 1));
        assertThat(due.get("amountMinor").asLong()).isEqualTo(TOTAL - LESS);
        assertThat(due.get("reason").asText()).isEqualTo("OVERPAID");
        balance(order, TOTAL, 0, LESS - TOTAL);
        SHOP.refunds(order, TOTAL - LESS).statusCode(201);
        balance(order, TOTAL, 0, 0);
        theBooksAddUp();
    }

    @Test
    void aCanceledOrderVoidsItAndATotalThatRisesAgainUsesItAgain() {
        var canceled = reserved();
        TestKafka.send(about("order.canceled.v1", canceled, 5));
        assertThat(awaitAuthorization(canceled, 1)
                        .at("/authorization/amountMinor")
                        .asLong())
                .isZero();
        balance(canceled, 0, 0, 0);
        SHOP.as("viewer")
                .get("/api/v1/orders/{id}/authorizations", canceled)
                .then()
                .body("items.amountMinor", contains(0));

        var order = reserved();
        TestKafka.send(edited(order, 4, LESS), edited(order, 5, TOTAL + 100));
        assertThat(awaitAuthorization(order, 2).at("/authorization/amountMinor").asLong())
                .isEqualTo(TOTAL);
        assertThat(json(awaitEvent(order, "payment.requested.v1", 1))
                        .get("amountMinor")
                        .asLong())
                .isEqualTo(100);
        balance(order, 0, TOTAL, 100);
        theBooksAddUp();
    }

    @Test
    void whatWasVoidedIsOwedAgainAndOlderNewsDoNotBringItBack() {
        var order = reserved();
        TestKafka.send(told(order, 4, TOTAL, "VOIDED", TOTAL), told(order, 3, TOTAL, "AUTHORIZED", TOTAL));

        var asked = json(awaitEvent(order, "payment.requested.v1", 1));
        assertThat(asked.get("amountMinor").asLong()).isEqualTo(TOTAL);
        assertThat(asked.get("reason").asText()).isEqualTo("AUTHORIZATION_ENDED");
        assertThat(typesUntilOneMoreEdit(order))
                .containsExactly("balance.changed.v1", "balance.changed.v1", "payment.requested.v1");
    }

    @Test
    void nothingOfItCanBeGivenBack() {
        var order = reserved();

        SHOP.refunds(order, 100).statusCode(422).body("violations.code", contains("nothing-due", "more-than-paid"));
        SHOP.refunds(order, "more-" + order, Map.of("amountMinor", 100, "currency", "USD", "allowMoreThanDue", true))
                .statusCode(422)
                .body("violations.code", contains("more-than-paid"));
    }

    /** Events of one order come in their order: what one more edit leads to is behind all that was before. */
    private static List<String> typesUntilOneMoreEdit(UUID order) {
        TestKafka.send(edited(order, 99, 99_999));
        return Patience.await()
                .until(
                        () -> TestKafka.records(PaymentFixtures.TOPIC, order.toString()),
                        AuthorizationStoryTest::asksForTheLastEdit)
                .stream()
                .takeWhile(record -> json(record).at("/balance/orderTotalMinor").asLong() != 99_999)
                .map(PaymentFixtures::type)
                .toList();
    }

    private static boolean asksForTheLastEdit(List<ConsumerRecord<String, String>> records) {
        if (records.isEmpty()) {
            return false;
        }
        var last = json(records.get(records.size() - 1));
        return last.has("amountMinor") && last.at("/balance/orderTotalMinor").asLong() == 99_999;
    }

    private static GoldenEvent about(String type, UUID order, long sequence) {
        return event(type, order, sequence).withHeader("ce_merchant", SHOP.merchant());
    }

    private static UUID reserved() {
        var order = PaymentFixtures.newOrder();
        TestKafka.send(about("order.received.v1", order, 1).withData(data -> payments(data, "AUTHORIZED", TOTAL)));
        SHOP.awaitOutstanding(order, 0);
        balance(order, 0, TOTAL, 0);
        return order;
    }

    private static GoldenEvent edited(UUID order, long sequence, long total) {
        return about("order.edited.v1", order, sequence).withData(data -> costs(data, sequence, total));
    }

    private static GoldenEvent told(UUID order, long sequence, long total, String status, long minor) {
        return about("order.updated.v1", order, sequence).withData(data -> {
            costs(data, sequence, total);
            payments(data, status, minor);
        });
    }

    private static void costs(JsonNode data, long version, long total) {
        ((ObjectNode) data.get("order")).put("version", version);
        ((ObjectNode) data.at("/order/totals")).put("totalMinor", total);
    }

    private static void payments(ObjectNode data, String status, long minor) {
        data.putArray("payments")
                .addObject()
                .put("externalId", "txn-1")
                .put("amountMinor", minor)
                .put("method", "Visa ending 4242")
                .put("paidAt", "2026-11-20T16:15:00Z")
                .put("status", status);
    }

    private static JsonNode awaitAuthorization(UUID order, int number) {
        return json(awaitEvent(order, "authorization.changed.v1", number));
    }

    private static void balance(UUID order, int paid, int authorized, int outstanding) {
        SHOP.as("viewer")
                .get("/api/v1/orders/{id}/balance", order)
                .then()
                .statusCode(200)
                .body("paidMinor", equalTo(paid))
                .body("authorizedMinor", equalTo(authorized))
                .body("outstandingMinor", equalTo(outstanding));
    }

    private static void theBooksAddUp() {
        SHOP.as("admin").post("/api/v1/trial-balances").then().statusCode(200).body("items[0].differences", hasSize(0));
    }
}
