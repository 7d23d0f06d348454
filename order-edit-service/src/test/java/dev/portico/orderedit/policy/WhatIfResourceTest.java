package dev.portico.orderedit.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.orderedit.Api;
import dev.portico.orderedit.MovableClock;
import dev.portico.orderedit.OrderEditTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OrderEditTest
class WhatIfResourceTest {

    private static final String NO_FIRST_ORDERS = "{\"restrictionTags\": {\"order\": [\"first-order\"]}}";

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
    void ordersThatWouldBeLockedAreCountedByActionAndReasonWithoutAnythingChanging() {
        placed("1", order -> {});
        placed("2", order -> order.putArray("tags").add("vip"));

        whatIf(NO_FIRST_ORDERS)
                .body("orders", equalTo(2))
                .rootPath("now.actions.find { it.action == 'CHANGE_NOTE' }")
                .body("allowedBefore", equalTo(2))
                .body("allowedAfter", equalTo(1))
                .body("locked", equalTo(1))
                .body("unlocked", equalTo(0))
                .body("reasons.code", contains("RESTRICTED_TAG"))
                .body("reasons[0].before", equalTo(0))
                .body("reasons[0].after", equalTo(1))
                .body("reasons[0].samples.number", contains("#1"))
                .rootPath("whenPlaced.actions.find { it.action == 'CHANGE_NOTE' }")
                .body("locked", equalTo(1));
        api.as("viewer", merchant)
                .get("/api/v1/edit-policy")
                .then()
                .header("ETag", "\"0\"")
                .body("restrictionTags.order", hasSize(0));
    }

    @Test
    void ordersWhoseWindowIsOverCountAsTheyWereWhenPlaced() {
        placed("1", order -> {});
        clock.set(MovableClock.PLACED.plus(Duration.ofDays(29)));

        whatIf(NO_FIRST_ORDERS)
                .body("orders", equalTo(1))
                .body("now.actions.find { it.action == 'CANCEL' }.locked", equalTo(0))
                .body("whenPlaced.actions.find { it.action == 'CANCEL' }.locked", equalTo(1));

        clock.set(MovableClock.PLACED.plus(Duration.ofDays(30)).plusSeconds(1));
        whatIf(NO_FIRST_ORDERS).body("orders", equalTo(0));
    }

    @Test
    void moreOrdersThanOneChunkAreAllCounted() {
        int orders = 2 * StoredOrders.CHUNK + 1;
        for (int i = 0; i < orders; i++) {
            placed("o-" + i, order -> {});
        }
        whatIf(NO_FIRST_ORDERS)
                .body("orders", equalTo(orders))
                .rootPath("whenPlaced.actions.find { it.action == 'CANCEL' }")
                .body("locked", equalTo(orders))
                .body("reasons[0].samples", hasSize(5));
    }

    @Test
    void aWrongPolicyIsRefusedLikeOneThatIsSaved() {
        var refused = api.as("admin", merchant).body("{\"editLimit\": 0}").post("/api/v1/edit-policy:what-if");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Api.tree(refused).at("/violations/0/pointer").asText()).isEqualTo("/editLimit");
    }

    private void placed(String externalId, Consumer<ObjectNode> change) {
        var stored = api.stored(merchant, externalId, order -> {
            order.put("number", "#" + externalId);
            change.accept(order);
        });
        assertThat(stored.get("version").asInt()).isEqualTo(1);
    }

    private ValidatableResponse whatIf(String policy) {
        return api.as("staff", merchant)
                .body(policy)
                .post("/api/v1/edit-policy:what-if")
                .then()
                .statusCode(200);
    }
}
