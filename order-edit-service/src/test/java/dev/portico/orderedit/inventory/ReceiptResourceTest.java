package dev.portico.orderedit.inventory;

import static dev.portico.orderedit.Api.setQuantity;
import static dev.portico.orderedit.Api.swap;
import static dev.portico.orderedit.Api.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.local.testing.Patience;
import dev.portico.orderedit.Api;
import dev.portico.orderedit.MovableClock;
import dev.portico.orderedit.OrderEditTest;
import dev.portico.orderedit.PreOrders;
import dev.portico.orderedit.TestRows;
import dev.portico.orderedit.listing.ListingFixtures;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Goods that arrive go to those who came first; each of the golden orders waits for two tops. */
@OrderEditTest
class ReceiptResourceTest {

    @Inject
    Api api;

    @Inject
    MovableClock clock;

    private String merchant;

    @BeforeEach
    void aMerchantWithAListing() {
        clock.reset();
        merchant = api.openMerchant();
        assertThat(ListingFixtures.stored(api, merchant).has("id")).isTrue();
    }

    @Test
    void theOldestOrdersGetWhatHasCome() {
        var orders = PreOrders.stored(api, merchant, 3, (i, order) -> {});
        assertThat(orders).extracting(this::position).containsExactly(1, 2, 3);

        receive("r-1", 3)
                .then()
                .statusCode(201)
                .body("items[0].allocated", equalTo(3))
                .body("items[0].left", equalTo(0));

        await(orders.get(2), 0, 2);
        await(orders.get(1), 1, 1);
        await(orders.get(0), 2, null);
        assertThat(Api.types(orders.get(0), 4)).endsWith("order.updated.v1");
        assertThat(Api.types(orders.get(2), 4)).endsWith("order.snapshot.v1");
        assertThat(tree(Api.events(orders.get(0), 4).get(3).value())
                        .get("changedFields")
                        .get(0)
                        .asText())
                .isEqualTo("preOrders");

        receive("r-2", 5)
                .then()
                .statusCode(201)
                .body("items[0].allocated", equalTo(3))
                .body("items[0].left", equalTo(2));
        await(orders.get(2), 2, null);
        receive("r-3", 1).then().body("items[0].allocated", equalTo(0)).body("items[0].left", equalTo(1));
        assertThat(TestRows.count(
                        "select sum(units) from order_edit.inventory_allocation where merchant = ?", merchant))
                .isEqualTo(6);
    }

    @Test
    void aReceiptIsHandedOutOnceHoweverOftenItIsSent() {
        var orders = PreOrders.stored(api, merchant, 2, (i, order) -> {});
        var first = receive("r-1", 1);
        receive("r-1", 1).then().statusCode(200).body(equalTo(first.asString()));
        receive("r-1", 2).then().statusCode(409).body("code", equalTo("receipt-reused"));
        await(orders.get(0), 1, 1);
        assertThat(allocated()).isEqualTo(1);
    }

    @Test
    void receiptsAtTheSameTimeGiveNothingTwice() {
        var orders = PreOrders.stored(api, merchant, 4, (i, order) -> {});
        var answers = IntStream.range(0, 5)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> receive("r-" + i, 2)))
                .toList();
        int left = answers.stream()
                .map(CompletableFuture::join)
                .mapToInt(answer -> tree(answer).at("/items/0/left").asInt())
                .sum();
        assertThat(left).isEqualTo(2);
        assertThat(allocated()).isEqualTo(8);
        orders.forEach(order -> await(order, 2, null));
    }

    @Test
    void anOrderThatSellsLessKeepsNoMoreThanItSells() {
        var orders = PreOrders.stored(api, merchant, 2, (i, order) -> {});
        receive("r-1", 2).then().statusCode(201);
        await(orders.get(0), 2, null);
        var order = tree(read(orders.get(0)));
        api.commit(merchant, order, "k-1", setQuantity(order, 0, 1)).then().statusCode(201);
        await(orders.get(0), 1, null);
        await(orders.get(1), 1, 1);
        var lesser = tree(read(orders.get(0)));
        api.commit(merchant, lesser, "k-2", setQuantity(lesser, 0, 3)).then().statusCode(201);

        receive("r-2", 1).then().body("items[0].allocated", equalTo(1));
        await(orders.get(0), 2, 1);
        await(orders.get(1), 1, 2);
    }

    @Test
    void whatACanceledOrderGivesUpGoesToTheNextOnes() {
        var orders = PreOrders.stored(api, merchant, 3, (i, order) -> {});
        receive("r-1", 3).then().statusCode(201);
        await(orders.get(0), 2, null);
        await(orders.get(1), 1, 1);

        cancel(orders.get(0));

        await(orders.get(1), 2, null);
        await(orders.get(2), 1, 1);
        assertThat(allocated()).isEqualTo(3);
        cancel(orders.get(2));
        awaitHandedOn();
        assertThat(allocated()).as("nobody waits: it is stock").isEqualTo(2);
        receive("r-2", 1).then().body("items[0].left", equalTo(1));
    }

    @Test
    void aRemovedLineGivesUpWhatItHas() {
        var orders = PreOrders.stored(api, merchant, 2, (i, order) -> {});
        receive("r-1", 2).then().statusCode(201);
        await(orders.get(0), 2, null);
        var order = tree(read(orders.get(0)));
        api.commit(merchant, order, "k-1", Api.remove(order, 0)).then().statusCode(201);
        await(orders.get(1), 2, null);
        assertThat(allocated()).isEqualTo(2);
    }

    @Test
    void whatHasLeftIsGivenToNobodyElse() {
        var orders = PreOrders.stored(api, merchant, 2, (i, order) -> {});
        receive("r-1", 2).then().statusCode(201);
        await(orders.get(0), 2, null);
        var sent = Api.golden().put("platformVersion", 2);
        PreOrders.line(sent).put("fulfilledQuantity", 1).putObject("preOrder").put("listing", ListingFixtures.TOPS);
        api.put(merchant, "o-0", sent).then().statusCode(200);
        var order = tree(read(orders.get(0)));
        assertThat(order.at("/lines/0/fulfilledQuantity").asInt()).isEqualTo(1);
        api.commit(merchant, order, "k-1", setQuantity(order, 0, 1)).then().statusCode(201);
        await(orders.get(1), 1, 1);
        assertThat(allocated()).isEqualTo(2);
    }

    @Test
    void ordersThatGiveUpAtTheSameTimeLoseNothing() {
        var orders = PreOrders.stored(api, merchant, 8, (i, order) -> {});
        receive("r-1", 8).then().statusCode(201);
        await(orders.get(3), 2, null);
        IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.runAsync(() -> cancel(orders.get(i))))
                .toList()
                .forEach(CompletableFuture::join);
        IntStream.range(4, 8).forEach(i -> await(orders.get(i), 2, null));
        awaitHandedOn();
        assertThat(allocated()).isEqualTo(8);
    }

    private void cancel(String order) {
        api.customer(merchant)
                .header("Idempotency-Key", "cancel-" + order)
                .body("{\"version\":" + tree(read(order)).get("version")
                        + ",\"reason\":\"CHANGED_MIND\",\"comment\":null}")
                .post("/internal/orders/" + order + "/cancellation")
                .then()
                .statusCode(201);
    }

    private void awaitHandedOn() {
        Patience.await()
                .until(() ->
                        TestRows.count("select count(*) from order_edit.pre_order_freed where merchant = ?", merchant)
                                == 0);
    }

    @Test
    void whatCameForAnotherVariantDidNotComeForThisOne() {
        api.as("staff", merchant)
                .body(
                        """
                        {"title": "Classic Varsity Top", "options": ["Size"], "variants": [
                          {"externalId": "classic-varsity-top-small", "title": "Small", "priceMinor": 6000,
                           "options": [{"name": "Size", "value": "Small"}], "currency": "USD", "stock": 9, "tracked": false},
                          {"externalId": "classic-varsity-top-medium", "title": "Medium", "priceMinor": 6000,
                           "options": [{"name": "Size", "value": "Medium"}], "currency": "USD", "stock": 9, "tracked": false}]}""")
                .put("/api/v1/products/classic-varsity-top")
                .then()
                .statusCode(201);
        var orders = PreOrders.stored(api, merchant, 1, (i, order) -> {});
        receive("r-1", 2).then().statusCode(201);
        await(orders.get(0), 2, null);
        var order = tree(read(orders.get(0)));
        api.commit(merchant, order, "k-1", swap(order, 0, "classic-varsity-top-medium"))
                .then()
                .statusCode(201);
        await(orders.get(0), 0, null);
        awaitHandedOn();
        receive("r-2", 1).then().body("items[0].allocated", equalTo(0));

        // Back again: what it had is stock by now, and the order says so.
        var medium = tree(read(orders.get(0)));
        api.commit(merchant, medium, "k-2", swap(medium, 0, "classic-varsity-top-small"))
                .then()
                .statusCode(201);
        await(orders.get(0), 0, 1);
    }

    @Test
    void manyOrdersHearOfItInChunks() {
        var orders = PreOrders.stored(api, merchant, 120, (i, order) -> {});
        receive("r-1", 220).then().body("items[0].allocated", equalTo(220));
        await(orders.get(0), 2, null);
        await(orders.get(109), 2, null);
        await(orders.get(119), 0, 10);
    }

    @Test
    void badInputIsAProblemAndHandsOutNothing() {
        post("{}").then().statusCode(422).body("violations.pointer", containsInAnyOrder("/receiptId", "/items"));
        post("""
                        {"receiptId": "r", "items": [
                          {"productId": "p", "variantId": "v", "quantity": 0}, {"productId": "p", "variantId": "v", "quantity": 1},
                          {"quantity": 1000001}, null]}""")
                .then()
                .statusCode(422)
                .body(
                        "violations.code",
                        containsInAnyOrder(
                                "quantity-out-of-range",
                                "duplicate-item",
                                "required",
                                "required",
                                "quantity-out-of-range",
                                "required"));
        for (var bad : List.of("{", "[]", "null", "{\"items\":7}", "{\"items\":[{\"quantity\":1.5}]}")) {
            post(bad).then().statusCode(400);
        }
        var orders = PreOrders.stored(api, merchant, 1, (i, order) -> {});
        var other = api.openMerchant();
        api.as("staff", other)
                .body(body("r-1", 2))
                .post("/api/v1/inventory-receipts")
                .then()
                .statusCode(201)
                .body("items.left", contains(2));
        assertThat(position(orders.get(0))).isEqualTo(1);
        assertThat(TestRows.count("select count(*) from order_edit.inventory_receipt where merchant = ?", merchant))
                .isZero();
    }

    private Response receive(String receipt, int quantity) {
        return post(body(receipt, quantity));
    }

    private static String body(String receipt, int quantity) {
        return "{\"receiptId\":\"" + receipt + "\",\"items\":[{\"productId\":\"classic-varsity-top\","
                + "\"variantId\":\"classic-varsity-top-small\",\"quantity\":" + quantity + "}]}";
    }

    private Response post(String body) {
        return api.as("staff", merchant).body(body).post("/api/v1/inventory-receipts");
    }

    private long allocated() {
        return TestRows.count("select sum(allocated) from order_edit.pre_order_line where merchant = ?", merchant);
    }

    private Response read(String order) {
        return api.as("viewer", merchant).get("/api/v1/orders/" + order);
    }

    private int position(String order) {
        return tree(read(order)).at("/lines/0/preOrder/queuePosition").asInt();
    }

    private void await(String order, int allocated, Integer position) {
        Patience.await().untilAsserted(() -> {
            JsonNode preOrder = tree(read(order)).at("/lines/0/preOrder");
            assertThat(preOrder.get("allocatedUnits").asInt()).isEqualTo(allocated);
            assertThat(preOrder.get("queuePosition").isNull()).isEqualTo(position == null);
            assertThat(preOrder.get("queuePosition").asInt()).isEqualTo(position == null ? 0 : position);
        });
    }
}
