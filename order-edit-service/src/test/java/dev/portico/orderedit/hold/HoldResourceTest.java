package dev.portico.orderedit.hold;

import static dev.portico.orderedit.Api.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.local.testing.TestKafka;
import dev.portico.orderedit.Api;
import dev.portico.orderedit.MovableClock;
import dev.portico.orderedit.OrderEditTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OrderEditTest
class HoldResourceTest {

    @Inject
    Api api;

    @Inject
    MovableClock clock;

    private String merchant;
    private JsonNode order;

    @BeforeEach
    void anOrder() {
        clock.reset();
        merchant = api.openMerchant();
        order = api.stored(merchant, "5100000000001");
    }

    @Test
    void anOrderIsReleasedWhenItsLastHoldIsGone() {
        var line = Api.lineId(order, 1);
        var first = post("hold", "{\"lineIds\":[\"" + line + "\"],\"reason\":\"Waiting for the print.\"}");
        first.then()
                .statusCode(201)
                .body("hold.kind", equalTo("STAFF"))
                .body("hold.lineIds", contains(line))
                .body("order.holds.kind", contains("EDIT_WINDOW", "STAFF"));
        var second = post("hold", "{\"reason\":\"Call the customer.\"}");
        clock.set(MovableClock.PLACED.plusSeconds(3600));
        assertThat(Api.types(id(), 6)).endsWith("order.window-closed.v1", "order.released.v1");
        assertThat(released(6)).isFalse();

        release(first).then().statusCode(200);
        assertThat(Api.events(id(), 7)).hasSize(7);
        assertThat(released(7)).isFalse();
        release(second).then().statusCode(200).body("order.holds.size()", equalTo(0));
        assertThat(Api.events(id(), 8)).hasSize(8);
        assertThat(released(8)).isTrue();
        assertThat(TestKafka.header(Api.events(id(), 8).get(7), "ce_actor")).startsWith("staff:");
        release(second).then().statusCode(404).body("code", equalTo("hold-not-found"));
    }

    @Test
    void theWindowsOwnHoldLastsAsLongAsTheWindow() {
        var hold = order.at("/holds/0/id").asText();
        post("release", "{\"holdId\":\"" + hold + "\"}")
                .then()
                .statusCode(422)
                .body("violations.code", contains("HOLD_NOT_RELEASABLE"));
    }

    @Test
    void aLineOfAnotherOrderIsNamed() {
        post("hold", "{\"lineIds\":[\"7a5c9a52-9e0f-4a6e-9e1c-0d3f3d9a0001\"],\"reason\":\"x\"}")
                .then()
                .statusCode(422)
                .body("violations.code", contains("UNKNOWN_LINE"))
                .body("violations.pointer", contains("/lineIds/0"));
    }

    @Test
    void badInputIsAProblem() {
        for (var body : List.of(
                "{",
                "[]",
                "{}",
                "{\"reason\":\" \"}",
                "{\"reason\":\"x\",\"lineIds\":[]}",
                "{\"reason\":\"x\",\"lineIds\":[null]}",
                "{\"reason\":\"x\",\"lineIds\":[\"nope\"]}",
                "{\"reason\":\"" + "x".repeat(256) + "\"}",
                "null")) {
            post("hold", body).then().statusCode(400);
        }
        for (var body : List.of("{", "{}", "{\"holdId\":7}", "{\"holdId\":\"nope\"}")) {
            post("release", body).then().statusCode(400);
        }
        var other = api.openMerchant();
        api.as("staff", other)
                .body("{\"reason\":\"x\"}")
                .post("/api/v1/orders/" + id() + "/hold")
                .then()
                .statusCode(404);
        api.as("staff", merchant)
                .body("{\"reason\":\"x\"}")
                .post("/api/v1/orders/nonsense/hold")
                .then()
                .statusCode(404);
    }

    private boolean released(int sequence) {
        var data = tree(Api.events(id(), sequence).get(sequence - 1).value());
        return data.get("fullyReleased").asBoolean();
    }

    private Response release(Response held) {
        return post("release", "{\"holdId\":\"" + tree(held).at("/hold/id").asText() + "\"}");
    }

    private Response post(String what, String body) {
        return api.as("staff", merchant).body(body).post("/api/v1/orders/" + id() + "/" + what);
    }

    private String id() {
        return order.get("id").asText();
    }
}
