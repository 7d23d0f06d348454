package dev.portico.orderedit;

import static dev.portico.orderedit.Api.setQuantity;
import static dev.portico.orderedit.Api.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.Contracts;
import dev.portico.local.testing.Patience;
import dev.portico.local.testing.TestKafka;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One order's life, and each event of it held against its golden example. */
@OrderEditTest
class StoryTest {

    private static final String NOTE = ",{\"type\":\"CHANGE_NOTE\",\"note\":\"Please ring twice.\"}";

    @Inject
    Api api;

    @Inject
    MovableClock clock;

    private String merchant;

    @BeforeEach
    void aMerchant() {
        clock.reset();
        merchant = api.openMerchant();
    }

    @Test
    void fromReceivedToReleased() {
        var order = api.stored(merchant, "5100000000001");
        var id = order.get("id").asText();
        assertGolden(id, 1, "order.received.v1");
        assertGolden(id, 2, "order.held.v1");

        clock.set(Instant.parse("2026-11-20T16:32:00Z"));
        api.commit(merchant, order, "k-1", setQuantity(order, 0, 3) + NOTE)
                .then()
                .statusCode(201);
        assertGolden(id, 3, "order.edited.v1");
        assertGolden(id, 4, "order.tagged.v1");
        assertThat(TestKafka.header(event(id, 5), "ce_type")).isEqualTo("order.held.v1");
        assertThat(data(event(id, 5)).at("/hold/kind").asText()).isEqualTo("UNPAID");

        // Money for an older total changes nothing, however often it comes.
        balance(id, 18562, 18562, 1);
        balance(id, 24937, 24937, 3);
        balance(id, 24937, 24937, 3);
        assertThat(TestKafka.header(event(id, 6), "ce_type")).isEqualTo("order.released.v1");
        assertThat(data(event(id, 6)).get("released").asBoolean()).isFalse();
        assertThat(tree(api.preview(merchant, current(id), "")).get("paidMinor").asLong())
                .isEqualTo(24937);

        clock.set(Instant.parse("2026-11-20T17:15:00Z"));
        var closed = event(id, 7);
        assertThat(TestKafka.header(closed, "ce_type")).isEqualTo("order.window-closed.v1");
        assertThat(TestKafka.header(closed, "ce_sequence")).isEqualTo("7");
        assertThat(data(event(id, 8)).get("released").asBoolean()).isTrue();
        assertThat(current(id).at("/editWindow/closed").asBoolean()).isTrue();
        assertThat(current(id).get("holds")).isEmpty();
        api.preview(merchant, current(id), setQuantity(order, 0, 2))
                .then()
                .statusCode(200)
                .body("violations[0].code", org.hamcrest.Matchers.equalTo("WINDOW_CLOSED"));
        assertThat(Api.events(id, 8)).hasSize(8);
    }

    @Test
    void updatedClosedAndReleased() {
        var id = api.stored(merchant, "5100000000001").get("id").asText();
        clock.set(Instant.parse("2026-11-20T17:15:00Z"));
        assertGolden(id, 3, "order.window-closed.v1");
        assertGolden(id, 4, "order.released.v1");
    }

    @Test
    void updatedByThePlatform() {
        var id = api.stored(merchant, "5100000000001").get("id").asText();
        var later = Api.golden().put("platformVersion", 2);
        later.putArray("tags").add("first-order").add("vip");
        api.put(merchant, "5100000000001", later).then().statusCode(200);
        assertGolden(id, 3, "order.updated.v1");
    }

    @Test
    void whatPorticoTookIsToldAsThatWhenTheShopReportsIt() {
        var id = api.stored(merchant, "5100000000001").get("id").asText();
        var later = Api.golden().put("platformVersion", 2);
        var charge = "01935a2c-7c03-7000-8000-000000000001";
        ((ArrayNode) later.get("payments"))
                .addObject()
                .put("externalId", "txn-2")
                .put("chargeId", charge)
                .put("amountMinor", 6375);

        api.put(merchant, "5100000000001", later).then().statusCode(200);

        var payments = data(event(id, 3)).get("payments");
        assertThat(payments.get(0).has("chargeId")).isFalse();
        assertThat(payments.get(1).get("chargeId").asText()).isEqualTo(charge);
    }

    @Test
    void canceled() {
        var order = api.stored(merchant, "5100000000001");
        clock.set(Instant.parse("2026-11-20T16:40:00Z"));
        api.customer(merchant)
                .header("Idempotency-Key", "c")
                .body("{\"version\":1,\"reason\":\"CHANGED_MIND\",\"comment\":\"Found it in another colour.\"}")
                .post("/internal/orders/" + order.get("id").asText() + "/cancellation")
                .then()
                .statusCode(201);
        assertGolden(order.get("id").asText(), 3, "order.canceled.v1");
        var next = api.stored(merchant, "5100000000002").get("id").asText();
        clock.set(Instant.parse("2026-11-20T17:15:00Z"));
        assertThat(Api.types(next, 3)).contains("order.window-closed.v1");
        assertThat(Api.types(order.get("id").asText(), 5)).doesNotContain("order.window-closed.v1");
    }

    @Test
    void aNewPolicyIsToldToOpenOrdersAndMovesTheirWindow() {
        var id = api.stored(merchant, "5100000000001").get("id").asText();
        clock.set(Instant.parse("2026-11-20T16:20:00Z"));

        api.as("admin", merchant)
                .body("{\"window\": {\"minutes\": 3}}")
                .put("/api/v1/edit-policy")
                .then()
                .statusCode(200);

        var snapshot = event(id, 3);
        assertThat(TestKafka.header(snapshot, "ce_type")).isEqualTo("order.snapshot.v1");
        assertThat(data(snapshot).at("/order/editWindow/closesAt").asText()).isEqualTo("2026-11-20T16:18:00Z");
        assertThat(Api.types(id, 5)).endsWith("order.window-closed.v1", "order.released.v1");
    }

    @Test
    void aLongerWindowIsWaitedFor() {
        var id = api.stored(merchant, "5100000000001").get("id").asText();
        var earlier = api.stored(merchant, "5100000000002", order -> order.put("placedAt", "2026-11-20T16:14:59Z"))
                .get("id")
                .asText();
        api.as("admin", merchant)
                .body("{\"window\": {\"minutes\": 120}}")
                .put("/api/v1/edit-policy")
                .then()
                .statusCode(200);
        assertGolden(id, 3, "order.snapshot.v1", data -> {
            ((ObjectNode) data.at("/order/editWindow")).put("closesAt", "2026-11-20T18:15:00Z");
            ((ObjectNode) data.at("/order/cancelWindow")).put("closesAt", "2026-11-20T18:15:00Z");
        });

        clock.set(Instant.parse("2026-11-20T18:14:59Z"));
        assertThat(Api.types(earlier, 5)).contains("order.window-closed.v1");
        assertThat(Api.events(id, 3)).hasSize(3);
        clock.set(Instant.parse("2026-11-20T18:15:00Z"));
        assertThat(Api.types(id, 5)).contains("order.window-closed.v1");
    }

    @Test
    void aWindowUntilFulfillmentHoldsNothingAndEndsWithTheLastUnit() {
        policy("{\"window\": {\"kind\": \"UNTIL_FULFILLMENT\"}}");
        var id = api.stored(merchant, "5100000000001").get("id").asText();
        var received = data(event(id, 1)).get("order");
        assertThat(received.get("holds")).isEmpty();
        assertThat(received.at("/editWindow/kind").asText()).isEqualTo("UNTIL_FULFILLMENT");
        assertThat(received.at("/editWindow/closesAt").isNull()).isTrue();

        clock.set(Instant.parse("2026-12-24T12:00:00Z"));
        fulfilled(2, 2, 0);
        assertThat(current(id).at("/editWindow/closed").asBoolean(true)).isFalse();
        fulfilled(3, 2, 1);
        assertThat(current(id).at("/editWindow/closed").asBoolean(false)).isTrue();

        var closed = event(id, 4);
        assertThat(TestKafka.header(closed, "ce_type")).isEqualTo("order.window-closed.v1");
        assertThat(data(closed).get("closedAt").asText()).isEqualTo("2026-12-24T12:00:00Z");
    }

    @Test
    void aHoldThatWouldWaitForItselfIsReleasedWithTheNewPolicy() {
        var id = api.stored(merchant, "5100000000001").get("id").asText();
        policy("{\"window\": {\"kind\": \"UNTIL_FULFILLMENT\"}}");
        assertThat(Api.types(id, 4)).endsWith("order.snapshot.v1", "order.released.v1");
        assertThat(current(id).get("holds")).isEmpty();
    }

    @Test
    void aDailyCutOffGoesByTheClockOfTheShop() {
        // 10:15 in Chicago, where the golden merchant is
        policy("{\"window\": {\"minutes\": 1440, \"cutOff\": {\"time\": \"11:00\"}},"
                + " \"cancelWindow\": {\"minutes\": 5}}");
        var order = api.stored(merchant, "5100000000001");
        assertThat(order.at("/editWindow/closesAt").asText()).isEqualTo("2026-11-20T17:00:00Z");
        assertThat(order.at("/cancelWindow/closesAt").asText()).isEqualTo("2026-11-20T16:20:00Z");
    }

    private void policy(String body) {
        api.as("admin", merchant).body(body).put("/api/v1/edit-policy").then().statusCode(200);
        Patience.await().until(() -> TestRows.portalEnabled(merchant));
    }

    private void fulfilled(int platformVersion, int tops, int shirts) {
        var later = Api.golden().put("platformVersion", platformVersion);
        ((ObjectNode) later.at("/lines/0")).put("fulfilledQuantity", tops);
        ((ObjectNode) later.at("/lines/1")).put("fulfilledQuantity", shirts);
        api.put(merchant, "5100000000001", later).then().statusCode(200);
    }

    @Test
    void aClosedPortalIsToldToo() {
        var id = api.stored(merchant, "5100000000001").get("id").asText();
        Api.settings(merchant, false, 2);
        assertThat(data(event(id, 3))
                        .at("/order/permissions/actions/0/reasons/0/code")
                        .asText())
                .isEqualTo("PORTAL_DISABLED");
    }

    @Test
    void badMessagesGoToTheDeadLettersAndTheNextOneIsRead() {
        var id = api.stored(merchant, "5100000000001").get("id").asText();
        var golden = Contracts.event("balance.changed.v1").withKey(id).withHeader("ce_merchant", merchant);
        TestKafka.send("payment.events", id, golden.withNewId().headers(), "{broken");
        TestKafka.send(golden.withNewId().withHeader("ce_type", "balance.changed.v9"));
        TestKafka.send(golden.withNewId().withHeader("ce_type", "something.else.v1"));
        balance(id, 18562, 10000, 5);

        Patience.await().untilAsserted(() -> {
            assertThat(TestRows.count(
                            "select coalesce(sum(paid_minor), 0) from order_edit.account_balance where merchant = ?",
                            merchant))
                    .isEqualTo(10000);
            assertThat(TestKafka.records("payment.events.order-edit-service.dlq", id))
                    .hasSize(2);
        });
    }

    private void balance(String id, long total, long paid, long sequence) {
        TestMoney.balance(merchant, id, total, paid, 0, sequence);
    }

    private JsonNode current(String id) {
        return tree(api.as("viewer", merchant).get("/api/v1/orders/" + id));
    }

    private static ConsumerRecord<String, String> event(String id, int sequence) {
        return Api.events(id, sequence).get(sequence - 1);
    }

    private static JsonNode data(ConsumerRecord<String, String> event) {
        return tree(event.value());
    }

    private void assertGolden(String id, int sequence, String type) {
        assertGolden(id, sequence, type, data -> {});
    }

    private void assertGolden(String id, int sequence, String type, java.util.function.Consumer<ObjectNode> expected) {
        var golden = Contracts.event(type).withData(expected);
        var event = event(id, sequence);
        assertThat(TestKafka.header(event, "ce_type")).isEqualTo(type);
        assertThat(TestKafka.header(event, "ce_sequence")).isEqualTo(String.valueOf(sequence));
        assertThat(TestKafka.header(event, "ce_merchant")).isEqualTo(merchant);
        assertThat(golden.headers().keySet())
                .allSatisfy(name ->
                        assertThat(TestKafka.header(event, name)).as(name).isNotNull());
        assertThat(comparable(data(event))).isEqualTo(comparable(golden.data()));
    }

    /** Ids become the order of their appearance; when a hold began is left out, for a story has a time of its own. */
    private static JsonNode comparable(JsonNode data) {
        return comparable(data.deepCopy(), new HashMap<>());
    }

    private static JsonNode comparable(JsonNode node, Map<String, String> ids) {
        if (node instanceof ObjectNode object) {
            if (object.has("placedAt") && object.has("kind")) {
                object.remove("placedAt");
            }
            object.properties().forEach(field -> field.setValue(comparable(field.getValue(), ids)));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, comparable(array.get(i), ids));
            }
        } else if (node.isTextual() && node.asText().matches("[0-9a-f-]{36}")) {
            return array().add(ids.computeIfAbsent(node.asText(), id -> "id-" + ids.size()))
                    .get(0);
        } else if (node.isIntegralNumber()) {
            return array().add(node.asLong()).get(0);
        }
        return node;
    }

    private static ArrayNode array() {
        return Api.json().createArrayNode();
    }
}
