package dev.portico.orderedit.history;

import static dev.portico.orderedit.Api.setQuantity;
import static dev.portico.orderedit.Api.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.local.testing.Patience;
import dev.portico.orderedit.Api;
import dev.portico.orderedit.MovableClock;
import dev.portico.orderedit.OrderEditTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OrderEditTest
class OrderHistoryResourceTest {

    private static final String NOTE = "{\"type\":\"CHANGE_NOTE\",\"note\":\"Please ring twice.\"}";

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
    void eachChangeSaysWhoWhenAndWhat() {
        var order = changedByEverybody();

        var entries = entries(order, "");
        assertThat(entries)
                .extracting(entry ->
                        entry.get("type").asText() + " " + entry.get("actor").asText())
                .containsExactly(
                        "order.window-closed system",
                        "order.updated staff:" + merchant + "-staff",
                        "order.edited customer",
                        "order.received staff:" + merchant + "-staff");

        var edited = entries.get(2);
        assertThat(edited.get("at").asText()).isEqualTo("2026-11-20T16:32:00Z");
        assertThat(edited.get("fromVersion").asInt()).isEqualTo(1);
        assertThat(edited.get("toVersion").asInt()).isEqualTo(2);
        assertThat(edited.get("totalBeforeMinor").asLong()).isEqualTo(18562);
        assertThat(edited.get("totalAfterMinor").asLong()).isEqualTo(24937);
        assertThat(edited.get("events"))
                .extracting(event -> event.get("type").asText())
                .startsWith("order.edited.v1", "order.tagged.v1");
        assertThat(edited.at("/events/0/data/edit/differences")).hasSize(2);
        assertThat(edited.at("/events/0/data").has("order")).isFalse();
        var quantity = change(edited, "lines.quantity");
        assertThat(quantity.get("before").asInt()).isEqualTo(2);
        assertThat(quantity.get("after").asInt()).isEqualTo(3);
        assertThat(quantity.get("title").asText()).isEqualTo("Classic Varsity Top");
        assertThat(quantity.get("lineId").asText()).isEqualTo(Api.lineId(order, 0));
        assertThat(change(edited, "note").get("after").asText()).isEqualTo("Please ring twice.");

        assertThat(change(entries.get(1), "tags").get("after")).hasSize(3);
        var received = entries.get(3);
        assertThat(received.get("totalBeforeMinor").isNull()).isTrue();
        assertThat(received.get("fromVersion").asInt()).isZero();
        assertThat(received.get("changes")).isEmpty();
    }

    @Test
    void pageByPageItIsTheSame() {
        var order = changedByEverybody();
        var whole = entries(order, "");

        var paged = new ArrayList<JsonNode>();
        String cursor = null;
        do {
            var page = tree(history(order, "?limit=1" + (cursor == null ? "" : "&cursor=" + cursor)));
            page.get("items").forEach(paged::add);
            cursor = page.get("next").isNull() ? null : page.get("next").asText();
        } while (cursor != null);

        assertThat(paged).containsExactlyElementsOf(whole);
    }

    @Test
    void aRepublicationIsNoChange() {
        var order = api.stored(merchant, "1");
        Api.settings(merchant, false, 2);
        assertThat(Api.types(order.get("id").asText(), 3)).contains("order.snapshot.v1");

        history(order, "").then().statusCode(200).body("items.type", contains("order.received"));
    }

    @Test
    void onlyTheMerchantsOwn() {
        var order = api.stored(merchant, "1");
        var path = "/api/v1/orders/" + order.get("id").asText() + "/history";

        api.as("admin", Api.merchant()).get(path).then().statusCode(404).body("code", equalTo("order-not-found"));
        api.as("viewer", merchant)
                .get(path)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("next", nullValue());
        api.as("viewer", merchant)
                .get("/api/v1/orders/" + UUID.randomUUID() + "/history")
                .then()
                .statusCode(404);
        api.as("viewer", merchant).get("/api/v1/orders/nonsense/history").then().statusCode(404);
        history(order, "?cursor=nonsense").then().statusCode(400);
        history(order, "?limit=0").then().statusCode(400);
        api.customer(merchant)
                .get("/internal/orders/" + order.get("id").asText() + "/history")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }

    private JsonNode changedByEverybody() {
        var order = api.stored(merchant, "1");
        clock.set(Instant.parse("2026-11-20T16:32:00Z"));
        api.commit(merchant, order, "k-1", setQuantity(order, 0, 3) + "," + NOTE)
                .then()
                .statusCode(201);
        clock.set(Instant.parse("2026-11-20T16:40:00Z"));
        var later = Api.golden().put("platformVersion", 2);
        later.putArray("tags").add("first-order").add("vip");
        api.put(merchant, "1", later).then().statusCode(200);
        clock.set(Instant.parse("2026-11-20T18:00:00Z"));
        Patience.await().until(() -> entries(order, "").size() == 4);
        return order;
    }

    private Response history(JsonNode order, String query) {
        return api.as("viewer", merchant)
                .get("/api/v1/orders/" + order.get("id").asText() + "/history" + query);
    }

    private java.util.List<JsonNode> entries(JsonNode order, String query) {
        var entries = new ArrayList<JsonNode>();
        tree(history(order, query)).get("items").forEach(entries::add);
        return entries;
    }

    private static JsonNode change(JsonNode entry, String field) {
        for (var change : entry.get("changes")) {
            if (change.get("field").asText().equals(field)) {
                return change;
            }
        }
        throw new AssertionError(field + " is not among " + entry.get("changes"));
    }
}
