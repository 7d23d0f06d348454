package dev.portico.orderedit.fulfillment;

import static dev.portico.orderedit.Api.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.local.testing.Contracts;
import dev.portico.local.testing.Patience;
import dev.portico.local.testing.TestDatabase;
import dev.portico.local.testing.TestKafka;
import dev.portico.orderedit.Api;
import dev.portico.orderedit.MovableClock;
import dev.portico.orderedit.OrderEditTest;
import dev.portico.orderedit.PreOrders;
import dev.portico.orderedit.TestMoney;
import dev.portico.orderedit.TestRows;
import dev.portico.orderedit.listing.ListingFixtures;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OrderEditTest
class FulfillmentResourceTest {

    private static final String FULFILL = "/api/v1/listings/" + ListingFixtures.TOPS + ":fulfill";

    @Inject
    Api api;

    @Inject
    MovableClock clock;

    private String merchant;
    private JsonNode listing;

    @BeforeEach
    void aMerchantWithAListing() {
        clock.reset();
        merchant = api.openMerchant();
        listing = ListingFixtures.stored(api, merchant);
    }

    @Test
    void ordersGoWhoseMoneyIsInAndTheOthersSayWhyNot() {
        var orders = PreOrders.stored(api, merchant, 4, (i, order) -> {
            if (i > 0) {
                PreOrders.unpaid(order);
            }
        });
        TestMoney.balance(merchant, orders.get(2), 18562, 18561, 1, 10);
        TestMoney.awaitPending(orders.get(2), 1);
        TestMoney.balance(merchant, orders.get(3), 18562, 18562, 0, 10);
        Patience.await()
                .until(() -> TestRows.count(
                                "select count(*) from order_edit.account_balance where order_id = ? and paid_minor = 18562",
                                UUID.fromString(orders.get(3)))
                        == 1);

        var run = ended(start("k-1", "{\"scope\":\"ALL\"}"));

        assertThat(run.get("released").asInt()).isEqualTo(2);
        assertThat(run.get("skipped").asInt()).isEqualTo(2);
        assertThat(run.get("orders").asInt()).isEqualTo(4);
        assertThat(outcomes(run)).containsExactly("RELEASED", "NOT_PAID", "PAYMENT_PENDING", "RELEASED");
        assertThat(run.at("/outcomes/items").findValuesAsText("orderId")).isEqualTo(orders);
        read(orders.get(0))
                .then()
                .body("holds.kind", contains("EDIT_WINDOW"))
                .body("lines[0].preOrder.released", equalTo(true));
        read(orders.get(1)).then().body("lines[0].preOrder.released", equalTo(false));
        var released = Api.events(orders.get(0), 4).get(3);
        assertThat(TestKafka.header(released, "ce_type")).isEqualTo("order.released.v1");
        assertThat(TestKafka.header(released, "ce_actor")).startsWith("staff:");
        assertThat(TestRows.count(
                        "select count(*) from order_edit.order_history where order_id = ? and type = 'order.released'",
                        UUID.fromString(orders.get(0))))
                .isEqualTo(1);
        assertTold(run);

        // What was left is there for the next run, and nothing else.
        assertThat(ended(start("k-2", "{\"scope\":\"ALL\"}")).get("orders").asInt())
                .isEqualTo(2);
    }

    private void assertTold(JsonNode run) {
        var id = listing.get("id").asText();
        var events = Patience.await().until(() -> TestKafka.records("listing.events", id), all -> all.size() == 2);
        var data = tree(events.get(1).value());
        var golden = Contracts.event("listing.fulfillment-triggered.v1").data();
        assertThat(TestKafka.header(events.get(1), "ce_type")).isEqualTo("listing.fulfillment-triggered.v1");
        assertThat(data.properties().stream().map(field -> field.getKey()))
                .containsExactlyElementsOf(golden.properties().stream()
                        .map(field -> field.getKey())
                        .toList());
        assertThat(data.get("run")).isEqualTo(tree("{\"id\":" + run.get("id") + ",\"released\":2,\"skipped\":2}"));
    }

    @Test
    void theOldestComeFirst() {
        var orders = PreOrders.stored(api, merchant, 3, (i, order) -> {});
        var run = ended(start("k-1", "{\"scope\":\"OLDEST\",\"count\":2}"));
        assertThat(run.at("/outcomes/items").findValuesAsText("orderId")).isEqualTo(orders.subList(0, 2));
        read(orders.get(2)).then().body("lines[0].preOrder.released", equalTo(false));
    }

    @Test
    void chosenOrdersEachHaveAnAnswer() {
        var orders = PreOrders.stored(api, merchant, 2, (i, order) -> {});
        var bought = api.stored(merchant, "bought").get("id").asText();
        var stranger = UUID.randomUUID().toString();
        var ids = "[\"" + String.join("\",\"", orders.get(1), bought, stranger, orders.get(1)) + "\"]";
        var run = ended(start("k-1", "{\"scope\":\"CHOSEN\",\"orderIds\":" + ids + "}"));
        assertThat(run.get("orders").asInt()).isEqualTo(3);
        assertThat(outcomes(run)).containsExactlyInAnyOrder("RELEASED", "NOT_WAITING", "NOT_WAITING");
        read(orders.get(0)).then().body("lines[0].preOrder.released", equalTo(false));
    }

    @Test
    void theSameKeyIsOneRun() {
        var orders = PreOrders.stored(api, merchant, 1, (i, order) -> {});
        var first = start("k-1", "{\"scope\":\"ALL\"}");
        start("k-1", "{\"scope\":\"ALL\"}")
                .then()
                .statusCode(202)
                .body("id", equalTo(tree(first).get("id").asText()));
        start("k-1", "{\"scope\":\"OLDEST\",\"count\":1}").then().statusCode(422);
        assertThat(ended(first).get("released").asInt()).isEqualTo(1);
        assertThat(Api.types(orders.get(0), 4)).hasSize(4);
    }

    @Test
    void aRunThatIsInterruptedIsGoneOnWithAndReleasesEachOrderOnce() throws SQLException {
        int count = 230;
        var orders = PreOrders.stored(api, merchant, count, (i, order) -> {});
        JsonNode run;
        try (var lock = TestDatabase.connect("postgres")) {
            lock.setAutoCommit(false);
            // The second chunk can't be stored: it waits for this row.
            try (var hold = lock.prepareStatement("select 1 from order_edit.orders where id = ? for update")) {
                hold.setObject(1, UUID.fromString(orders.get(150)));
                hold.execute();
            }
            var started = start("k-1", "{\"scope\":\"ALL\"}");
            var id = UUID.fromString(tree(started).get("id").asText());
            Patience.await().until(() -> done(id) == 100 && killed() == 1);
            assertThat(run(id.toString()).get("status").asText()).isEqualTo("RUNNING");
            lock.rollback();
            run = ended(started);
        }
        assertThat(run.get("released").asInt()).isEqualTo(count);
        assertThat(TestRows.count(
                        """
                        select count(*) from order_edit.order_history
                         where merchant = ? and type = 'order.released'
                        """,
                        merchant))
                .isEqualTo(count);
        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = tree(api.as("viewer", merchant)
                    .get("/api/v1/fulfillment-runs/" + run.get("id").asText() + "?limit=100" + cursor));
            seen.addAll(page.at("/outcomes/items").findValuesAsText("orderId"));
            cursor = page.at("/outcomes/next").isNull()
                    ? ""
                    : "&cursor=" + page.at("/outcomes/next").asText();
        } while (!cursor.isEmpty());
        assertThat(seen).isEqualTo(orders);
    }

    private static long done(UUID run) {
        return TestRows.count(
                "select count(*) from order_edit.fulfillment_outcome where run_id = ? and outcome is not null", run);
    }

    /** As if the process had died: its connection, with the transaction that waits. */
    private static long killed() {
        return TestRows.count(
                """
                select count(pg_terminate_backend(pid)) from pg_stat_activity
                 where usename = 'order_edit' and wait_event_type = 'Lock' and query like '%update orders o%'
                """);
    }

    @Test
    void badInputIsAProblemAndBeginsNothing() {
        start("k", "{\"scope\":\"OLDEST\"}").then().statusCode(422).body("violations.pointer", contains("/count"));
        start("k", "{\"scope\":\"CHOSEN\"}").then().statusCode(422).body("violations.pointer", contains("/orderIds"));
        start("k", "{\"scope\":\"ALL\",\"count\":1,\"orderIds\":[\"" + UUID.randomUUID() + "\"]}")
                .then()
                .statusCode(422)
                .body("violations.code", contains("not-for-this-scope", "not-for-this-scope"));
        for (var bad : List.of(
                "{",
                "{}",
                "null",
                "{\"scope\":\"NEWEST\"}",
                "{\"scope\":\"OLDEST\",\"count\":0}",
                "{\"scope\":\"CHOSEN\",\"orderIds\":[]}",
                "{\"scope\":\"CHOSEN\",\"orderIds\":[\"x\"]}")) {
            start("k", bad).then().statusCode(400);
        }
        api.as("staff", merchant)
                .body("{\"scope\":\"ALL\"}")
                .post(FULFILL)
                .then()
                .statusCode(400);
        var other = api.openMerchant();
        api.as("staff", other)
                .header("Idempotency-Key", "k")
                .body("{\"scope\":\"ALL\"}")
                .post(FULFILL)
                .then()
                .statusCode(404);
        var run = tree(start("k-1", "{\"scope\":\"ALL\"}")).get("id").asText();
        api.as("viewer", other).get("/api/v1/fulfillment-runs/" + run).then().statusCode(404);
        api.as("viewer", merchant)
                .get("/api/v1/fulfillment-runs/nonsense")
                .then()
                .statusCode(404);
        api.as("viewer", merchant)
                .get("/api/v1/fulfillment-runs/" + run + "?limit=101")
                .then()
                .statusCode(400);
        assertThat(TestRows.count("select count(*) from order_edit.fulfillment_run where merchant = ?", merchant))
                .isEqualTo(1);
    }

    private Response start(String key, String body) {
        return api.as("staff", merchant)
                .header("Idempotency-Key", key)
                .body(body)
                .post(FULFILL);
    }

    private JsonNode ended(Response started) {
        started.then().statusCode(202);
        var id = tree(started).get("id").asText();
        return Patience.await()
                .until(() -> run(id), run -> run.get("status").asText().equals("ENDED"));
    }

    private JsonNode run(String id) {
        return tree(api.as("viewer", merchant).get("/api/v1/fulfillment-runs/" + id));
    }

    private static List<String> outcomes(JsonNode run) {
        return run.at("/outcomes/items").findValuesAsText("outcome");
    }

    private Response read(String order) {
        return api.as("viewer", merchant).get("/api/v1/orders/" + order);
    }
}
