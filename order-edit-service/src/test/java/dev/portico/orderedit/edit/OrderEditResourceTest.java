package dev.portico.orderedit.edit;

import static dev.portico.orderedit.Api.remove;
import static dev.portico.orderedit.Api.setQuantity;
import static dev.portico.orderedit.Api.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.orderedit.Api;
import dev.portico.orderedit.MovableClock;
import dev.portico.orderedit.OrderEditTest;
import dev.portico.orderedit.TestRows;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OrderEditTest
class OrderEditResourceTest {

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
    void aPreviewOfNothingSaysWhatCanBeChosen() {
        var order = api.stored(merchant, "5100000000001");

        api.preview(merchant, order, "")
                .then()
                .statusCode(200)
                .body("deltaMinor", equalTo(0))
                .body("totalAfterMinor", equalTo(18562))
                .body("paidMinor", equalTo(18562))
                .body("balanceAfterMinor", equalTo(0))
                .body("options[0].maxQuantity", equalTo(1_000_000))
                .body("violations.size()", equalTo(0));
    }

    @Test
    void aPreviewSaysWhatChangesAndWhyAndStoresNothing() {
        var order = api.stored(merchant, "5100000000001");

        api.preview(merchant, order, setQuantity(order, 0, 3))
                .then()
                .statusCode(200)
                .body("deltaMinor", equalTo(6375))
                .body("balanceAfterMinor", equalTo(6375))
                .body("differences.kind", contains("QUANTITY_CHANGED"))
                .body("differences[0].reasons.part", contains("PRICE", "TAX"))
                .body("differences[0].reasons.amountMinor", contains(6000, 375))
                .body("after.lines[0].taxLines[0].amountMinor", equalTo(1125));

        assertThat(current(order).get("version").asInt()).isEqualTo(1);
    }

    @Test
    void aCommitIsDoneOncePerKey() {
        var order = api.stored(merchant, "5100000000001");
        var changes = setQuantity(order, 0, 3);

        var first = api.commit(merchant, order, "key-1", changes);
        var second = api.commit(merchant, order, "key-1", changes);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(tree(second)).isEqualTo(tree(first));
        assertThat(edits(order)).isEqualTo(1);
        api.commit(merchant, order, "key-1", setQuantity(order, 0, 4))
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
        api.customer(merchant)
                .body("{\"version\":1,\"changes\":[]}")
                .post("/internal/orders/" + order.get("id").asText() + "/edits")
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency-key-missing"));
    }

    @Test
    void aStaleVersionIsRefusedWithAFreshPreview() {
        var order = api.stored(merchant, "5100000000001");
        api.commit(merchant, order, "key-1", setQuantity(order, 0, 3)).then().statusCode(201);

        api.commit(merchant, order, "key-2", setQuantity(order, 0, 4))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("stale-version"))
                .body("preview.version", equalTo(2))
                .body("preview.deltaMinor", equalTo(6375));
    }

    @Test
    void aRefusedEditNamesEveryReason() {
        var order = api.stored(merchant, "5100000000001");

        api.commit(merchant, order, "key-1", remove(order, 0) + "," + remove(order, 1) + "," + setQuantity(order, 0, 0))
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("edit-refused"))
                .body("violations.code", contains("INVALID_QUANTITY", "LAST_ITEM", "LAST_ITEM"));
        api.commit(merchant, order, "key-2", "")
                .then()
                .statusCode(422)
                .body("violations.code", contains("NOTHING_TO_CHANGE"));
        assertThat(edits(order)).isZero();
    }

    @Test
    void anotherMerchantsOrderIsNotThere() {
        var order = api.stored(merchant, "5100000000001");
        var other = api.openMerchant();

        api.preview(other, order, "").then().statusCode(404).body("code", equalTo("order-not-found"));
        api.commit(other, order, "key-1", remove(order, 0)).then().statusCode(404);
    }

    @Test
    void whatCannotBeReadIsAProblem() {
        var order = api.stored(merchant, "5100000000001");
        var path = "/internal/orders/" + order.get("id").asText() + "/edits:preview";

        for (var body : List.of(
                "{",
                "[]",
                "{\"version\":\"x\",\"changes\":[]}",
                "{\"version\":1,\"changes\":[{\"type\":\"EXPLODE\"}]}",
                "{\"version\":1,\"changes\":[{\"type\":\"SET_QUANTITY\",\"lineId\":\"nope\",\"quantity\":1}]}",
                "{\"version\":1,\"changes\":[{\"type\":\"SET_QUANTITY\",\"quantity\":1.5}]}",
                "{\"version\":1,\"changes\":[null]}",
                "{\"changes\":[]}",
                "null")) {
            api.customer(merchant).body(body).post(path).then().statusCode(400).contentType("application/problem+json");
        }
    }

    @Test
    void freeTextIsKeptAsItIs() {
        var order = api.stored(merchant, "5100000000001");
        var note = "<script>alert(1)</script> {{7*7}} 🎁 مرحبا";

        api.commit(merchant, order, "key-1", "{\"type\":\"CHANGE_NOTE\",\"note\":\"" + note + "\"}")
                .then()
                .statusCode(201);

        assertThat(current(order).get("note").asText()).isEqualTo(note);
    }

    @Test
    void ofFiftyClientsExactlyOneWins() throws Exception {
        var order = api.stored(merchant, "5100000000001");
        var pool = Executors.newFixedThreadPool(50);
        try {
            var tries = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 50; i++) {
                var changes = setQuantity(order, 0, 3 + i);
                tries.add(() -> api.commit(merchant, order, "key-" + UUID.randomUUID(), changes)
                        .statusCode());
            }
            var statuses = new ArrayList<Integer>();
            for (var attempt : pool.invokeAll(tries)) {
                statuses.add(attempt.get());
            }

            assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
            assertThat(edits(order)).isEqualTo(1);
            assertThat(current(order).get("version").asInt()).isEqualTo(2);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void fiftyClientsWithOneKeyGetOneEditAndOneAnswer() throws Exception {
        var order = api.stored(merchant, "5100000000001");
        var changes = setQuantity(order, 0, 3);
        var pool = Executors.newFixedThreadPool(50);
        try {
            Callable<JsonNode> attempt = () -> tree(api.commit(merchant, order, "the-key", changes));
            var answers = new ArrayList<JsonNode>();
            for (var answer : pool.invokeAll(java.util.Collections.nCopies(50, attempt))) {
                answers.add(answer.get());
            }

            assertThat(answers).allMatch(answer -> answer.equals(answers.get(0)));
            assertThat(edits(order)).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aCancellationTellsWhatComesBackAndIsDoneOnce() {
        var order = api.stored(merchant, "5100000000001");
        var path = "/internal/orders/" + order.get("id").asText() + "/cancellation";

        api.customer(merchant)
                .body("{\"version\":1}")
                .post(path + ":preview")
                .then()
                .statusCode(200)
                .body("refundDueMinor", equalTo(18562))
                .body("violations.size()", equalTo(0));
        var request = "{\"version\":1,\"reason\":\"CHANGED_MIND\",\"comment\":\"Found it in another colour.\"}";
        var first = api.customer(merchant)
                .header("Idempotency-Key", "c-1")
                .body(request)
                .post(path);
        var second = api.customer(merchant)
                .header("Idempotency-Key", "c-1")
                .body(request)
                .post(path);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(tree(second)).isEqualTo(tree(first));
        assertThat(tree(first).at("/order/status").asText()).isEqualTo("CANCELED");
        assertThat(tree(first).at("/order/totals/totalMinor").asLong()).isZero();
        assertThat(Api.types(order.get("id").asText(), 5))
                .containsExactly(
                        "order.received.v1",
                        "order.held.v1",
                        "order.canceled.v1",
                        "order.tagged.v1",
                        "order.released.v1");
        api.customer(merchant)
                .header("Idempotency-Key", "c-2")
                .body(request.replace("\"version\":1", "\"version\":2"))
                .post(path)
                .then()
                .statusCode(422)
                .body("violations.code", contains("ORDER_CLOSED"));
    }

    private JsonNode current(JsonNode order) {
        return tree(api.as("viewer", merchant)
                .get("/api/v1/orders/" + order.get("id").asText()));
    }

    private static long edits(JsonNode order) {
        return TestRows.count(
                "select count(*) from order_edit.order_edit where order_id = ?",
                UUID.fromString(order.get("id").asText()));
    }
}
