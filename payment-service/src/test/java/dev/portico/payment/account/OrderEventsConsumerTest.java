package dev.portico.payment.account;

import static dev.portico.local.testing.Patience.await;
import static dev.portico.payment.PaymentFixtures.DUE;
import static dev.portico.payment.PaymentFixtures.allTypes;
import static dev.portico.payment.PaymentFixtures.asStaff;
import static dev.portico.payment.PaymentFixtures.awaitEvent;
import static dev.portico.payment.PaymentFixtures.awaitEvents;
import static dev.portico.payment.PaymentFixtures.awaitOutstanding;
import static dev.portico.payment.PaymentFixtures.edited;
import static dev.portico.payment.PaymentFixtures.event;
import static dev.portico.payment.PaymentFixtures.json;
import static dev.portico.payment.PaymentFixtures.newOrder;
import static dev.portico.payment.PaymentFixtures.orderWithBalanceDue;
import static dev.portico.payment.PaymentFixtures.pageFor;
import static dev.portico.payment.PaymentFixtures.pay;
import static dev.portico.payment.PaymentFixtures.received;
import static dev.portico.payment.PaymentFixtures.type;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.Contracts;
import dev.portico.local.testing.TestKafka;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The golden order events on a real broker. */
@QuarkusTest
class OrderEventsConsumerTest {

    private static final String DEAD = "order.events.payment-service.dlq";

    @Test
    void theGoldenOrderOpensItsAccount() {
        TestKafka.sendGolden("order.received.v1");
        var order = UUID.fromString(Contracts.event("order.received.v1").key());

        awaitOutstanding(order, 0);
        asStaff()
                .get("/api/v1/orders/{id}/ledger", order)
                .then()
                .statusCode(200)
                .body("items.kind", containsInAnyOrder("ORDER_TOTAL", "PAYMENT"))
                .body("items.find { it.kind == 'PAYMENT' }.reference", equalTo("txn-1"));
    }

    @Test
    void redeliveredEventsChangeNothing() {
        var order = newOrder();
        var received = received(order);
        var edited = edited(order, 4, 2, 24937);

        TestKafka.send(received, received, edited, edited, received);
        TestKafka.send(received.withNewId(), edited.withNewId());

        awaitOutstanding(order, 6375);
        assertThat(allTypes(order)).containsExactly("balance.changed.v1", "balance.changed.v1", "payment.requested.v1");
    }

    @Test
    void moneyIsCountedInMinorUnitsByCurrency() {
        var before = counted("due");

        var unused = orderWithBalanceDue();

        await().untilAsserted(() -> assertThat(counted("due")).isGreaterThanOrEqualTo(before + DUE));
        assertThat(counted("paid")).isPositive();
    }

    private static long counted(String kind) {
        var line = "portico_money_total{currency=\"USD\",kind=\"%s\"".formatted(kind);
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(it -> it.startsWith(line))
                .mapToLong(it -> Math.round(Double.parseDouble(it.substring(it.lastIndexOf(' ') + 1))))
                .sum();
    }

    @Test
    void anOlderTotalDoesNotOverwriteANewerOne() {
        var order = newOrder();

        TestKafka.send(received(order), edited(order, 9, 5, 24937), edited(order, 4, 2, 100));

        awaitOutstanding(order, 6375);
        assertThat(allTypes(order)).containsExactly("balance.changed.v1", "balance.changed.v1", "payment.requested.v1");
    }

    @Test
    void anEditThatOvertookItsOrderWaitsForThePayments() {
        var order = newOrder();

        TestKafka.send(edited(order, 4, 2, 24937), received(order));

        awaitOutstanding(order, 6375);
        assertThat(allTypes(order)).containsExactly("balance.changed.v1", "payment.requested.v1");
    }

    @Test
    void aCanceledOrderIsDueBack() {
        var order = newOrder();

        TestKafka.send(received(order), event("order.canceled.v1", order, 5));

        awaitOutstanding(order, -18562);
        var due = awaitEvents(order, 3).get(2);
        assertThat(type(due)).isEqualTo("refund.due.v1");
        assertThat(json(due).get("amountMinor").asLong()).isEqualTo(18562);
        assertThat(json(due).get("reason").asText()).isEqualTo("ORDER_CANCELED");
    }

    @Test
    void paymentsReportedLaterAreCounted() {
        var order = newOrder();
        var unpaid = received(order).withData(data -> {
            data.putArray("payments");
            data.put("paidMinor", 0);
        });
        var updated = event("order.updated.v1", order, 3).withData(data -> data.putArray("payments")
                .addObject()
                .put("externalId", "txn-7")
                .put("amountMinor", 18562)
                .put("method", "Bank transfer"));

        TestKafka.send(unpaid, updated);

        awaitOutstanding(order, 0);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"chargeId", "externalId"})
    void whatPorticoTookIsCountedOnceWhenTheShopReportsIt(String field) {
        var order = orderWithBalanceDue();
        pay(pageFor(order), "4242 4242 4242 4242", 1).then().statusCode(303);
        awaitOutstanding(order, 0);
        var charge = json(awaitEvent(order, "payment.succeeded.v1", 1))
                .at("/payment/checkoutId")
                .asText();

        TestKafka.send(event("order.updated.v1", order, 7).withData(data -> {
            ((ObjectNode) data.at("/order")).put("version", 7);
            ((ObjectNode) data.at("/order/totals")).put("totalMinor", 24937);
            data.putArray("payments")
                    .addObject()
                    .put("externalId", "txn-of-the-shop")
                    .put("amountMinor", DUE)
                    .put("method", "Portico")
                    .put(field, charge);
        }));

        assertThat(allTypes(order)).hasSize(6);
        asStaff()
                .get("/api/v1/orders/{id}/ledger", order)
                .then()
                .body("items.findAll { it.kind == 'PAYMENT' }.amountMinor", containsInAnyOrder(18562, (int) DUE));
    }

    @Test
    void whatCannotBeReadGoesToTheDeadLettersAndTheRestGoesOn() {
        var broken = newOrder();
        var order = newOrder();
        var golden = received(broken);

        TestKafka.send(golden.topic(), golden.key(), golden.headers(), "{nonsense");
        TestKafka.send(golden.withNewId().withData(data -> data.remove("order")));
        TestKafka.send(golden.withNewId().withData(data -> ((ObjectNode) data.get("order")).put("currency", "XXQ")));
        TestKafka.send(golden.withNewId().withHeader("ce_type", "order.received.v2"));
        TestKafka.send(golden.withNewId().withHeader("ce_type", "order.painted.v1"));
        TestKafka.send(received(order));

        awaitOutstanding(order, 0);
        await().until(() -> TestKafka.records(DEAD, broken.toString()).size() == 4);
        asStaff().get("/api/v1/orders/{id}/balance", broken).then().statusCode(404);
    }
}
