package dev.portico.orderedit.undo;

import static dev.portico.orderedit.Api.setQuantity;
import static dev.portico.orderedit.Api.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.local.testing.Patience;
import dev.portico.orderedit.Api;
import dev.portico.orderedit.MovableClock;
import dev.portico.orderedit.OrderEditTest;
import dev.portico.orderedit.TestMoney;
import dev.portico.orderedit.TestPolicies;
import dev.portico.orderedit.TestRows;
import dev.portico.orderedit.TestStock;
import dev.portico.orderedit.policy.domain.UnpaidAtDeadline;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OrderEditTest
class UndoResourceTest {

    private static final String NOTE = ",{\"type\":\"CHANGE_NOTE\",\"note\":\"Please ring twice.\"}";

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
    void theLastEditIsShownAndTakenBackOnce() {
        var order = edited();
        assertThat(order.at("/lastEdit/undoable").asBoolean()).isTrue();

        preview(order, 2)
                .then()
                .statusCode(200)
                .body("deltaMinor", equalTo(-6375))
                .body("undoes", equalTo(order.at("/lastEdit/editId").asText()))
                .body("violations.size()", equalTo(0));
        var first = undo(order, "u-1", 2);
        first.then()
                .statusCode(201)
                .body("outcome", equalTo("APPLIED"))
                .body("order.version", equalTo(3))
                .body("order.totals.totalMinor", equalTo(18562))
                .body("order.note", equalTo("Please leave at the door."))
                .body("order.lastEdit", nullValue())
                .body("order.holds.kind", contains("EDIT_WINDOW"));

        assertThat(tree(undo(order, "u-1", 2))).isEqualTo(tree(first));
        undo(order, "u-1", 3).then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
        undo(order, "u-2", 3).then().statusCode(422).body("violations.code", contains("NOTHING_TO_UNDO"));
        assertThat(TestStock.of(merchant)).isEqualTo(10);
        assertThat(TestStock.edits(id(order))).isEqualTo(2);
        assertThat(Api.types(id(order), 7))
                .containsSubsequence("order.edited.v1", "order.edit-reverted.v1", "order.released.v1");
    }

    @Test
    void aStaleVersionIsRefusedWithAFreshPreview() {
        var order = edited();
        preview(order, 1).then().statusCode(409).body("preview.version", equalTo(2));
        undo(order, "u-1", 1).then().statusCode(409).body("preview.deltaMinor", equalTo(-6375));
    }

    @Test
    void moneyOnItsWayForbidsIt() {
        var order = edited();
        TestMoney.balance(merchant, id(order), 24937, 18562, 6375, 1);
        TestMoney.awaitPending(id(order), 6375);
        preview(order, 2).then().statusCode(200).body("violations.code", contains("PAYMENT_PENDING"));
        undo(order, "u-1", 2).then().statusCode(422).body("violations.code", contains("PAYMENT_PENDING"));
    }

    @Test
    void afterTheWindowItIsTooLate() {
        var order = edited();
        clock.set(MovableClock.PLACED.plus(Duration.ofMinutes(60)));
        undo(order, "u-1", 2).then().statusCode(422).body("violations.code", contains("WINDOW_CLOSED"));
    }

    @Test
    void badInputIsAProblem() {
        var order = api.stored(merchant, "5100000000001");
        for (var body : List.of("{", "[]", "{}", "{\"version\":\"x\"}", "{\"version\":0}", "null")) {
            api.customer(merchant)
                    .body(body)
                    .post(path(order) + ":preview")
                    .then()
                    .statusCode(400);
            api.customer(merchant)
                    .header("Idempotency-Key", "u")
                    .body(body)
                    .post(path(order))
                    .then()
                    .statusCode(400);
        }
        api.customer(merchant)
                .body("{\"version\":1}")
                .post(path(order))
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency-key-missing"));
        var other = api.openMerchant();
        api.customer(other)
                .body("{\"version\":1}")
                .post(path(order) + ":preview")
                .then()
                .statusCode(404);
    }

    @Test
    void anUnpaidIncreaseIsTakenBackAtItsDeadlineButNotWhileMoneyIsOnItsWay() {
        revert();
        var order = edited();
        TestMoney.balance(merchant, id(order), 24937, 18562, 6375, 1);
        TestMoney.awaitPending(id(order), 6375);
        clock.advance(Duration.ofMinutes(21));
        TestMoney.awaitTimer(order, clock, "unpaid-edit");
        assertThat(current(order).get("version").asInt()).isEqualTo(2);

        TestMoney.balance(merchant, id(order), 24937, 18562, 0, 2);
        TestMoney.awaitPending(id(order), 0);
        clock.advance(Duration.ofMinutes(6));

        Patience.await().until(() -> current(order).get("version").asInt() == 3);
        assertThat(current(order).at("/totals/totalMinor").asLong()).isEqualTo(18562);
        assertThat(current(order).get("note").asText()).isEqualTo("Please ring twice.");
        assertThat(current(order).at("/holds").findValuesAsText("kind")).containsExactly("EDIT_WINDOW");
        assertThat(TestStock.of(merchant)).isEqualTo(10);
        assertThat(Api.types(id(order), 7)).contains("order.edit-reverted.v1");
    }

    @Test
    void whatWasPaidIsKept() {
        revert();
        var order = edited();
        TestMoney.balance(merchant, id(order), 24937, 24937, 0, 1);
        Patience.await().until(() -> current(order).get("holds").size() == 1);
        clock.advance(Duration.ofMinutes(21));
        Patience.await()
                .until(() -> TestRows.count(
                                "select count(*) from order_edit.timer where kind = 'unpaid-edit' and merchant = ?",
                                merchant)
                        == 0);
        assertThat(current(order).get("version").asInt()).isEqualTo(2);
    }

    @Test
    void whatAPlanPutsOffHoldsNothingBack() {
        revert();
        var order = edited();
        TestMoney.balance(merchant, id(order), 24937, 18562, 0, 0, 1);

        Patience.await().until(() -> current(order).get("holds").size() == 1);
        assertThat(current(order).at("/holds").findValuesAsText("kind")).containsExactly("EDIT_WINDOW");
    }

    private void revert() {
        TestPolicies.set(merchant, policy -> policy.unpaidAtDeadline(UnpaidAtDeadline.REVERT)
                .collectWithin(Duration.ofMinutes(20)));
    }

    private JsonNode edited() {
        var order = api.stored(merchant, "5100000000001");
        return tree(api.commit(merchant, order, "k-1", setQuantity(order, 0, 3) + NOTE))
                .get("order");
    }

    private Response preview(JsonNode order, int version) {
        return api.customer(merchant).body("{\"version\":" + version + "}").post(path(order) + ":preview");
    }

    private Response undo(JsonNode order, String key, int version) {
        return api.customer(merchant)
                .header("Idempotency-Key", key)
                .body("{\"version\":" + version + "}")
                .post(path(order));
    }

    private JsonNode current(JsonNode order) {
        return tree(api.as("viewer", merchant).get("/api/v1/orders/" + id(order)));
    }

    private static String path(JsonNode order) {
        return "/internal/orders/" + id(order) + "/undo";
    }

    private static String id(JsonNode order) {
        return order.get("id").asText();
    }
}
