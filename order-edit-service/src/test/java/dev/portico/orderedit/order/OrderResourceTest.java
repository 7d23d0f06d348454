package dev.portico.orderedit.order;

import static dev.portico.orderedit.Api.golden;
import static dev.portico.orderedit.Api.setQuantity;
import static dev.portico.orderedit.Api.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.TestDatabase;
import dev.portico.local.testing.TestKafka;
import dev.portico.orderedit.Api;
import dev.portico.orderedit.MovableClock;
import dev.portico.orderedit.OrderEditTest;
import dev.portico.orderedit.TestRows;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OrderEditTest
class OrderResourceTest {

    @Inject
    Api api;

    @Inject
    MovableClock clock;

    private String merchant;

    @BeforeEach
    void aMerchant() {
        clock.reset();
        merchant = Api.merchant();
    }

    @Test
    void anOrderIsStoredOnceHoweverOftenItIsSent() {
        api.put(merchant, "o-1", golden())
                .then()
                .statusCode(201)
                .body("version", equalTo(1))
                .body("status", equalTo("OPEN"))
                .body("ignored", nullValue())
                .body("order.totals.totalMinor", equalTo(18562))
                .body("order.holds.kind", contains("EDIT_WINDOW"));
        api.put(merchant, "o-1", golden()).then().statusCode(200).body("version", equalTo(1));

        assertThat(TestRows.count("select count(*) from order_edit.orders where merchant = ?", merchant))
                .isEqualTo(1);
    }

    @Test
    void aLaterStateIsMergedAndAnEarlierOneIgnored() {
        var order = api.stored(merchant, "o-1");
        var later = golden().put("platformVersion", 2);
        later.putArray("tags").add("first-order").add("vip");

        api.put(merchant, "o-1", later)
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("order.tags", containsInAnyOrder("first-order", "vip"));
        api.put(merchant, "o-1", golden())
                .then()
                .statusCode(200)
                .body("ignored", equalTo("stale-platform-version"))
                .body("order.tags", containsInAnyOrder("first-order", "vip"));
        assertThat(Api.types(order.get("id").asText(), 3))
                .containsExactly("order.received.v1", "order.held.v1", "order.updated.v1");
    }

    @Test
    void anOrderStoredByAnOlderVersionIsKnownAgain() {
        api.put(merchant, "o-1", golden()).then().statusCode(201);
        assertThat(TestRows.count(
                        """
                        with older as (
                            update order_edit.orders
                               set document = jsonb_set(document, '{platform,contentHash}', '"0a1b"')
                             where merchant = ? returning 1)
                        select count(*) from older
                        """,
                        merchant))
                .isEqualTo(1);

        api.put(merchant, "o-1", golden()).then().statusCode(200).body("ignored", nullValue());
        var other = golden();
        other.putArray("tags").add("other");
        api.put(merchant, "o-1", other).then().statusCode(200).body("ignored", equalTo("stale-platform-version"));
    }

    @Test
    void whatIsLeftOutIsLikeNull() {
        api.put(merchant, "o-1", golden()).then().statusCode(201);
        var withNulls = golden();
        ((ObjectNode) withNulls.at("/lines/0")).putNull("deliveredAt").putNull("preOrder");

        api.put(merchant, "o-1", withNulls).then().statusCode(200).body("ignored", nullValue());
    }

    @Test
    void whenTheLastOfItArrivedIsTold() {
        var order = api.stored(merchant, "o-1", json -> {});
        assertThat(order.has("deliveredAt")).isFalse();
        var arrived = golden().put("platformVersion", 2);
        var day = Instant.parse("2026-11-20T10:00:00Z");
        for (var line : arrived.path("lines")) {
            ((ObjectNode) line).put("deliveredAt", day.toString());
            day = day.plusSeconds(3600);
        }

        api.put(merchant, "o-1", arrived)
                .then()
                .statusCode(200)
                .body("order.deliveredAt", equalTo(day.minusSeconds(3600).toString()));
    }

    @Test
    void howFarAPaymentHasComeIsTold() {
        var order = api.stored(merchant, "o-1", json -> payment(json).put("status", "AUTHORIZED"));
        var captured = golden().put("platformVersion", 2);
        payment(captured).put("status", "CAPTURED").put("amountMinor", 18000);
        api.put(merchant, "o-1", captured).then().statusCode(200);
        api.put(merchant, "o-1", captured).then().statusCode(200);
        var older = golden();
        payment(older).put("status", "VOIDED");
        api.put(merchant, "o-1", older).then().statusCode(200).body("ignored", equalTo("stale-platform-version"));

        var told = Api.events(order.get("id").asText(), 2).stream()
                .filter(event -> !TestKafka.header(event, "ce_type").equals("order.held.v1"))
                .map(event -> tree(event.value()))
                .toList();
        assertThat(told).extracting(event -> event.get("paidMinor").asLong()).containsExactly(0L, 18000L);
        assertThat(told)
                .extracting(event -> event.at("/payments/0/status").asText())
                .containsExactly("AUTHORIZED", "CAPTURED");
    }

    @Test
    void aPaymentOfAnUnknownStatusIsRefusedWhereItStands() {
        var wrong = golden();
        payment(wrong).put("status", "TAKEN");

        api.put(merchant, "o-1", wrong)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.pointer", contains("/payments/0/status"));
        payment(wrong).put("status", "AUTHORIZED").put("chargeId", "c-1");
        api.put(merchant, "o-1", wrong)
                .then()
                .statusCode(422)
                .body("violations.code", contains("charge-not-captured"))
                .body("violations.pointer", contains("/payments/0/chargeId"));
        assertThat(TestRows.count("select count(*) from order_edit.orders where merchant = ?", merchant))
                .isZero();
    }

    private static ObjectNode payment(ObjectNode order) {
        return (ObjectNode) order.at("/payments/0");
    }

    @Test
    void anEditSurvivesThePlatform() {
        var open = api.openMerchant();
        var order = api.stored(open, "o-1");
        api.commit(open, order, "k", setQuantity(order, 0, 3)).then().statusCode(201);
        var later = golden().put("platformVersion", 2).put("riskLevel", "MEDIUM");

        api.put(open, "o-1", later)
                .then()
                .statusCode(200)
                .body("version", equalTo(3))
                .body("order.riskLevel", equalTo("MEDIUM"))
                .body("order.lines[0].quantity", equalTo(3))
                .body("order.lines[0].originalQuantity", equalTo(2))
                .body("order.tags", containsInAnyOrder("first-order", "Edit Order - Edited by Customer"));
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnceAndNothingIsStored() {
        var wrong = golden().put("currency", "XYZ").put("totalMinor", 1);
        ((ObjectNode) wrong.at("/lines/0")).put("quantity", -2);
        ((ObjectNode) wrong.at("/shippingAddress")).put("countryCode", "Illinois");

        api.put(merchant, "o-1", wrong)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid-order"))
                .body(
                        "violations.code",
                        containsInAnyOrder("unknown-currency", "quantity-out-of-range", "unknown-country"))
                .body(
                        "violations.pointer",
                        containsInAnyOrder("/currency", "/lines/0/quantity", "/shippingAddress/countryCode"));
        assertThat(TestRows.count("select count(*) from order_edit.orders where merchant = ?", merchant))
                .isZero();
    }

    @Test
    void aTotalThatDoesNotAddUpSaysWhatWouldAndBadTypesAreNotGuessed() {
        api.put(merchant, "o-1", golden().put("totalMinor", 18500))
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("total-mismatch"))
                .body("violations[0].params.expected", equalTo(18562))
                .body("violations[0].params.actual", equalTo(18500));
        for (var body : List.of(
                "{",
                "[]",
                "null",
                "\"x\"",
                "{\"lines\": 5}",
                "{\"totalMinor\": 1.5}",
                "{\"totalMinor\": \"15\"}",
                "{\"totalMinor\": 99999999999999999999}",
                "{\"placedAt\": \"yesterday\"}",
                "{\"riskLevel\": \"SOME\"}")) {
            api.as("staff", merchant)
                    .body(body)
                    .put("/api/v1/orders/o-1")
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
    }

    @Test
    void aBodyOfTenMegabytesIsRefused() {
        api.as("staff", merchant)
                .body("{\"note\":\"" + "x".repeat(10 * 1024 * 1024) + "\"}")
                .put("/api/v1/orders/o-1")
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
    }

    @Test
    void textIsKeptAsItIs() {
        var text = "<img src=x onerror=alert(1)> {{7*7}} 🧦 مرحبا \\u0000'\"; drop table orders; --";
        var order = api.stored(merchant, "o-1", json -> json.put("note", text));

        api.as("viewer", merchant)
                .get("/api/v1/orders/" + order.get("id").asText())
                .then()
                .statusCode(200)
                .body("note", equalTo(text));
    }

    @Test
    void anotherMerchantSeesNothing() {
        var order = api.stored(merchant, "o-1");
        var other = Api.merchant();

        api.as("viewer", other)
                .get("/api/v1/orders/" + order.get("id").asText())
                .then()
                .statusCode(404)
                .body("code", equalTo("order-not-found"));
        api.as("viewer", other).get("/api/v1/orders").then().statusCode(200).body("items.size()", equalTo(0));
        api.as("viewer", merchant).get("/api/v1/orders/nonsense").then().statusCode(404);
    }

    @Test
    void ordersAreListedByTagAndWordAPageAtATime() {
        for (int i = 1; i <= 5; i++) {
            int minute = i;
            var unused = api.stored(merchant, "o-" + i, json -> {
                json.put("number", "#300" + minute).put("placedAt", "2026-11-20T16:1" + (5 - minute) + ":00Z");
                json.putArray("tags").add(minute % 2 == 0 ? "even" : "odd");
                ((ObjectNode) json.get("customer")).put("email", "Robin" + minute + "@example.com");
            });
        }

        var first = api.as("viewer", merchant).get("/api/v1/orders?limit=3");
        first.then()
                .statusCode(200)
                .body("items.number", contains("#3001", "#3002", "#3003"))
                .body("next", notNullValue());
        list("limit=3&cursor=" + tree(first).get("next").asText(), "#3004", "#3005");
        list("tag=even", "#3002", "#3004");
        list("tag=Even");
        list("query=%233002", "#3002");
        list("query=3003", "#3003");
        list("query=robin4@", "#3004");
        list("query=EXAMPLE", "#3001", "#3002", "#3003", "#3004", "#3005");
        list("query=robin&tag=odd&limit=2", "#3001", "#3003");
        list("query=%25");
        for (var bad : List.of("limit=0", "limit=101", "cursor=rubbish")) {
            api.as("viewer", merchant)
                    .get("/api/v1/orders?" + bad)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
    }

    private void list(String query, String... numbers) {
        var page = tree(api.as("viewer", merchant).get("/api/v1/orders?" + query));
        assertThat(page.get("items").findValuesAsText("number")).as(query).containsExactly(numbers);
    }

    @Test
    void aForgottenWhereReturnsNothingOfAnotherMerchant() throws SQLException {
        var unused = api.stored(merchant, "o-1");
        try (var connection = TestDatabase.connect("order_edit");
                var statement = connection.createStatement()) {
            for (var table : List.of(
                    "orders",
                    "order_term",
                    "order_edit",
                    "product",
                    "variant",
                    "edit_policy",
                    "republication",
                    "merchant",
                    "account_balance")) {
                statement.execute("select set_config('portico.merchant', 'somebody-else', false)");
                try (var rows = statement.executeQuery("select count(*) from order_edit." + table)) {
                    rows.next();
                    assertThat(rows.getLong(1)).as(table).isZero();
                }
            }
            statement.execute("select set_config('portico.merchant', '" + merchant + "', false)");
            try (var rows = statement.executeQuery("select count(*) from order_edit.orders")) {
                rows.next();
                assertThat(rows.getLong(1)).isEqualTo(1);
            }
        }
    }

    @Test
    void theRoleCannotReadAnotherSchema() throws SQLException {
        try (var connection = TestDatabase.connect("order_edit");
                var statement = connection.createStatement()) {
            Assertions.assertThatThrownBy(() -> statement.execute("create table payment.x (id int)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }
}
