package dev.portico.orderedit.edit;

import static dev.portico.orderedit.Api.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.Contracts;
import dev.portico.local.testing.Contracts.GoldenEvent;
import dev.portico.local.testing.Patience;
import dev.portico.local.testing.TestKafka;
import dev.portico.orderedit.Api;
import dev.portico.orderedit.MovableClock;
import dev.portico.orderedit.OrderEditTest;
import dev.portico.orderedit.TestStock;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What payment-service says about orders that nobody pays. */
@OrderEditTest
class UnpaidOrdersTest {

    @Inject
    Api api;

    @Inject
    MovableClock clock;

    private String merchant;

    @BeforeEach
    void aMerchantWithTenTopsInStock() {
        clock.reset();
        merchant = api.openMerchant();
        TestStock.put(api, merchant, 10);
    }

    @Test
    void anUnpaidOrderIsCanceledOnceHoweverOftenItIsTold() {
        var order = api.stored(merchant, "5100000000001");
        var id = order.get("id").asText();
        var told = told(id);

        TestKafka.send(told, told, told(id));

        awaitStatus(order, "CANCELED");
        var event = Api.events(id, 3).get(2);
        assertThat(TestKafka.header(event, "ce_type")).isEqualTo("order.canceled.v1");
        assertThat(TestKafka.header(event, "ce_actor")).isEqualTo("system");
        assertThat(tree(event.value()).at("/cancellation/reason").asText()).isEqualTo("UNPAID");
        assertThat(tree(event.value()).at("/cancellation/feeMinor").asLong()).isZero();
        assertThat(TestStock.of(merchant)).isEqualTo(12);
        assertThat(Api.types(id, 3)).containsOnlyOnce("order.canceled.v1");
    }

    @Test
    void anOrderOfAnotherMerchantOrOfNobodyIsLeftAlone() {
        var order = api.stored(merchant, "5100000000001");
        var mine = api.stored(merchant, "5100000000002");

        TestKafka.send(
                told(order.get("id").asText()).withHeader("ce_merchant", "another-shop"),
                told(UUID.randomUUID().toString()),
                told(mine.get("id").asText()));

        awaitStatus(mine, "CANCELED");
        status(order).then().body("status", equalTo("OPEN"));
    }

    @Test
    void anEventWithoutAnOrderGoesToTheDeadLetters() {
        var key = UUID.randomUUID().toString();

        TestKafka.send(told(key).withData(data -> data.remove("balance")));

        Patience.await()
                .until(() -> TestKafka.records("payment.events.order-edit-service.dlq", key)
                                .size()
                        == 1);
    }

    private GoldenEvent told(String order) {
        return Contracts.event("payment.unpaid-limit-reached.v1")
                .withNewId()
                .withKey(order)
                .withHeader("ce_merchant", merchant)
                .withData(data -> ((ObjectNode) data.get("balance")).put("orderId", order));
    }

    private io.restassured.response.Response status(JsonNode order) {
        return api.as("viewer", merchant)
                .get("/api/v1/orders/{id}", order.get("id").asText());
    }

    private void awaitStatus(JsonNode order, String expected) {
        Patience.await().untilAsserted(() -> status(order).then().body("status", equalTo(expected)));
    }
}
