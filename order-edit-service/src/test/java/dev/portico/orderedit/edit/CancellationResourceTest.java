package dev.portico.orderedit.edit;

import static dev.portico.orderedit.Api.setQuantity;
import static dev.portico.orderedit.Api.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.orderedit.Api;
import dev.portico.orderedit.MovableClock;
import dev.portico.orderedit.OrderEditTest;
import dev.portico.orderedit.TestMoney;
import dev.portico.orderedit.TestPolicies;
import dev.portico.orderedit.TestStock;
import dev.portico.orderedit.policy.domain.Action;
import dev.portico.orderedit.policy.domain.CancelTerms;
import dev.portico.orderedit.policy.domain.CancelTerms.Mode;
import dev.portico.orderedit.policy.domain.LastItemRemoval;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OrderEditTest
class CancellationResourceTest {

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
    void aFeeIsShownFirstAndIsWhatRemains() {
        terms(new CancelTerms(Mode.IMMEDIATE, List.of("OTHER"), true, 500L, null));
        var order = api.stored(merchant, "5100000000001");

        preview(order, "")
                .then()
                .statusCode(200)
                .body("feeMinor", equalTo(500))
                .body("refundDueMinor", equalTo(18062))
                .body("mode", equalTo("IMMEDIATE"))
                .body("reasons", contains("OTHER"))
                .body("lines.refundMinor", contains(12750 - 500, 5313 - 500));
        cancel(order, "c-1", "CHANGED_MIND", "")
                .then()
                .statusCode(422)
                .body("violations.code", contains("UNKNOWN_REASON"))
                .body("violations.pointer", contains("/reason"));
        cancel(order, "c-1", "OTHER", "")
                .then()
                .statusCode(201)
                .body("outcome", equalTo("CANCELED"))
                .body("order.status", equalTo("CANCELED"))
                .body("order.totals.totalMinor", equalTo(500));
        assertThat(TestStock.of(merchant)).isEqualTo(12);
    }

    @Test
    void whatIsOnlyReservedIsNotTakenInsteadOfGivenBack() {
        terms(new CancelTerms(Mode.IMMEDIATE, List.of("OTHER"), true, 500L, null));
        var order = api.stored(
                merchant, "5100000000001", json -> ((ObjectNode) json.at("/payments/0")).put("status", "AUTHORIZED"));

        preview(order, "")
                .then()
                .statusCode(200)
                .body("paidMinor", equalTo(18562))
                .body("refundDueMinor", equalTo(0))
                .body("notTakenMinor", equalTo(18062))
                .body("lines.refundMinor", contains(0, 0))
                .body("lines.notTakenMinor", contains(12750 - 500, 5313 - 500));
    }

    @Test
    void onlyWhatIsMoreThanReservedIsGivenBack() {
        var order = api.stored(merchant, "5100000000001");
        TestMoney.reserved(merchant, order.get("id").asText(), 18562, 10000, 8562, 1);

        preview(order, "").then().body("refundDueMinor", equalTo(10000)).body("notTakenMinor", equalTo(8562));
        api.preview(merchant, order, Api.remove(order, 1))
                .then()
                .body("balanceAfterMinor", equalTo(-5313))
                .body("notTakenMinor", equalTo(5313));
        api.preview(merchant, order, Api.remove(order, 0))
                .then()
                .body("balanceAfterMinor", equalTo(-12750))
                .body("notTakenMinor", equalTo(8562));
        api.preview(merchant, order, setQuantity(order, 0, 3))
                .then()
                .body("balanceAfterMinor", equalTo(6375))
                .body("notTakenMinor", equalTo(0));
    }

    @Test
    void whatWasReservedAndNotTakenPaysForALaterRaise() {
        var order = api.stored(
                merchant, "5100000000001", json -> ((ObjectNode) json.at("/payments/0")).put("status", "AUTHORIZED"));
        var lowered = tree(api.commit(merchant, order, "lower", setQuantity(order, 0, 1)))
                .get("order");
        TestMoney.reserved(merchant, order.get("id").asText(), 12187, 0, 12187, 1);

        api.preview(merchant, lowered, setQuantity(lowered, 0, 2))
                .then()
                .body("totalAfterMinor", equalTo(18562))
                .body("paidMinor", equalTo(18562))
                .body("balanceAfterMinor", equalTo(0));
        api.preview(merchant, lowered, setQuantity(lowered, 0, 3))
                .then()
                .body("paidMinor", equalTo(18562))
                .body("balanceAfterMinor", equalTo(6375));
        api.commit(merchant, lowered, "raise", setQuantity(lowered, 0, 2))
                .then()
                .statusCode(201);
        api.as("viewer", merchant)
                .get("/api/v1/orders/{id}", order.get("id").asText())
                .then()
                .body("holds.kind", not(hasItem("UNPAID")));
    }

    @Test
    void aLineIsCanceledOnItsOwn() {
        var order = api.stored(merchant, "5100000000001");
        var lines = ",\"lineIds\":[\"" + Api.lineId(order, 0) + "\"]";

        preview(order, lines).then().statusCode(200).body("refundDueMinor", equalTo(12750));
        cancel(order, "c-1", "OTHER", lines)
                .then()
                .statusCode(201)
                .body("outcome", equalTo("CANCELED"))
                .body("order.status", equalTo("OPEN"))
                .body("order.version", equalTo(2))
                .body("order.totals.totalMinor", equalTo(5812));
        assertThat(TestStock.of(merchant)).isEqualTo(12);
        var event = tree(Api.events(order.get("id").asText(), 3).get(2).value());
        assertThat(event.at("/edit/cancellation/reason").asText()).isEqualTo("OTHER");
    }

    @Test
    void takingTheLastItemAwayCancelsWhereTheShopLetsIt() {
        TestPolicies.set(merchant, policy -> policy.lastItem(LastItemRemoval.CANCEL)
                .cancel(new CancelTerms(Mode.IMMEDIATE, List.of("OTHER"), true, 500L, null)));
        var order = api.stored(merchant, "5100000000001");
        var nothing = Api.remove(order, 0) + "," + Api.remove(order, 1);

        api.preview(merchant, order, nothing)
                .then()
                .statusCode(200)
                .body("onCommit", equalTo("CANCEL"))
                .body("totalAfterMinor", equalTo(500))
                .body("differences.kind", contains("ITEM_REMOVED", "ITEM_REMOVED", "SHIPPING_CHANGED"));
        var first = api.commit(merchant, order, "k-1", nothing);
        first.then()
                .statusCode(201)
                .body("outcome", equalTo("CANCELED"))
                .body("order.status", equalTo("CANCELED"))
                .body("order.totals.totalMinor", equalTo(500));

        assertThat(tree(api.commit(merchant, order, "k-1", nothing))).isEqualTo(tree(first));
        assertThat(TestStock.of(merchant)).isEqualTo(12);
        var event = tree(Api.events(order.get("id").asText(), 3).get(2).value());
        assertThat(event.at("/cancellation/reason").asText()).isEqualTo("LAST_ITEM_REMOVED");
        assertThat(Api.types(order.get("id").asText(), 3)).contains("order.canceled.v1");
    }

    @Test
    void staffAreAskedWhereTheShopWantsThat() {
        terms(new CancelTerms(Mode.REQUEST, CancelTerms.USUAL_REASONS, true, null, null));
        var order = api.stored(merchant, "5100000000001");

        cancel(order, "c-1", "OTHER", "")
                .then()
                .statusCode(201)
                .body("outcome", equalTo("REQUESTED"))
                .body("order.status", equalTo("OPEN"))
                .body("order.pendingEdit.kind", equalTo("CANCEL_APPROVAL"));
        cancel(order, "c-2", "OTHER", "").then().statusCode(422).body("violations.code", contains("PENDING_EDIT"));
        var id = tree(api.as("viewer", merchant).get("/api/v1/edit-requests"))
                .at("/items/0/id")
                .asText();
        api.as("staff", merchant)
                .post("/api/v1/edit-requests/" + id + ":approve")
                .then()
                .statusCode(200)
                .body("order.status", equalTo("CANCELED"))
                .body("order.totals.totalMinor", equalTo(0));
        assertThat(Api.types(order.get("id").asText(), 6))
                .containsSubsequence("order.cancel-requested.v1", "order.edit-approved.v1", "order.canceled.v1");
        assertThat(TestStock.of(merchant)).isEqualTo(12);
    }

    @Test
    void whatWaitsEndsWithTheOrder() {
        TestPolicies.set(merchant, policy -> policy.approval(Set.of(Action.CHANGE_QUANTITY)));
        var order = api.stored(merchant, "5100000000001");
        api.commit(merchant, order, "k-1", setQuantity(order, 0, 3)).then().statusCode(201);
        assertThat(TestStock.of(merchant)).isEqualTo(9);

        cancel(order, "c-1", "OTHER", "").then().statusCode(201).body("order.status", equalTo("CANCELED"));

        assertThat(TestStock.of(merchant)).isEqualTo(12);
        assertThat(Api.types(order.get("id").asText(), 5))
                .containsSubsequence("order.edit-withdrawn.v1", "order.canceled.v1");
    }

    @Test
    void badInputIsAProblem() {
        var order = api.stored(merchant, "5100000000001");
        for (var body : List.of(
                "{",
                "[]",
                "{}",
                "null",
                "{\"version\":1}",
                "{\"version\":0,\"reason\":\"OTHER\"}",
                "{\"version\":1,\"reason\":\"\"}",
                "{\"version\":1,\"reason\":\"OTHER\",\"lineIds\":[\"nope\"]}",
                "{\"version\":1,\"reason\":\"OTHER\",\"comment\":\"" + "x".repeat(1001) + "\"}")) {
            api.customer(merchant)
                    .header("Idempotency-Key", "c")
                    .body(body)
                    .post(path(order))
                    .then()
                    .statusCode(400);
        }
        preview(order, ",\"lineIds\":[\"7a5c9a52-9e0f-4a6e-9e1c-0d3f3d9a0001\"]")
                .then()
                .statusCode(200)
                .body("violations.code", contains("UNKNOWN_LINE"));
    }

    private void terms(CancelTerms terms) {
        TestPolicies.set(merchant, policy -> policy.cancel(terms));
    }

    private Response preview(JsonNode order, String more) {
        return api.customer(merchant).body("{\"version\":1" + more + "}").post(path(order) + ":preview");
    }

    private Response cancel(JsonNode order, String key, String reason, String more) {
        return api.customer(merchant)
                .header("Idempotency-Key", key)
                .body("{\"version\":1,\"reason\":\"" + reason + "\",\"comment\":null" + more + "}")
                .post(path(order));
    }

    private static String path(JsonNode order) {
        return "/internal/orders/" + order.get("id").asText() + "/cancellation";
    }
}
