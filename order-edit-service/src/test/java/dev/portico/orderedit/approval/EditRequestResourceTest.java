package dev.portico.orderedit.approval;

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
import dev.portico.orderedit.TestMoney;
import dev.portico.orderedit.TestPolicies;
import dev.portico.orderedit.TestStock;
import dev.portico.orderedit.policy.domain.Action;
import dev.portico.orderedit.policy.domain.OnIncrease;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OrderEditTest
class EditRequestResourceTest {

    private static final String QUEUE = "/api/v1/edit-requests";

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
    void anEditThatNeedsApprovalWaitsAndIsAppliedWhenStaffSayYes() {
        approvalOf(Action.CHANGE_QUANTITY);
        var order = api.stored(merchant, "5100000000001");

        var asked = tree(api.commit(merchant, order, "k-1", setQuantity(order, 0, 3)));
        assertThat(asked.get("outcome").asText()).isEqualTo("AWAITING_APPROVAL");
        assertThat(asked.at("/order/version").asInt()).isEqualTo(1);
        assertThat(asked.at("/order/totals/totalMinor").asLong()).isEqualTo(18562);
        assertThat(asked.at("/order/pendingEdit/dueMinor").asLong()).isEqualTo(6375);
        assertThat(TestStock.of(merchant)).isEqualTo(9);
        assertThat(tree(api.commit(merchant, order, "k-1", setQuantity(order, 0, 3))))
                .isEqualTo(asked);
        api.commit(merchant, order, "k-2", setQuantity(order, 0, 4))
                .then()
                .statusCode(422)
                .body("violations.code", contains("PENDING_EDIT"));
        var id = asked.get("editId").asText();
        list("?status=AWAITING_APPROVAL").then().statusCode(200).body("items.id", contains(id));
        var shown = tree(one(merchant, id));
        assertThat(shown.get("dueMinor").asLong()).isEqualTo(6375);
        assertThat((Object) shown).isEqualTo(tree(list("")).at("/items/0"));

        approve(id)
                .then()
                .statusCode(200)
                .body("order.version", equalTo(2))
                .body("order.totals.totalMinor", equalTo(24937))
                .body("order.pendingEdit", nullValue())
                .body("order.lastEdit.editId", equalTo(id));

        assertThat(TestStock.of(merchant)).isEqualTo(9);
        assertThat(Api.types(orderId(order), 6))
                .containsSubsequence("order.edit-requested.v1", "order.edit-approved.v1", "order.edited.v1");
        approve(id).then().statusCode(409).body("code", equalTo("edit-request-ended"));
        decline(id).then().statusCode(409);
        list("?status=APPLIED")
                .then()
                .body("items", hasSize(1))
                .body("items[0].endedBy", equalTo("staff:" + merchant + "-staff"));
    }

    @Test
    void aDeclinedEditGivesItsStockBackAndSaysWhy() {
        approvalOf(Action.CHANGE_QUANTITY);
        var order = api.stored(merchant, "5100000000001");
        var id = tree(api.commit(merchant, order, "k-1", setQuantity(order, 0, 3)))
                .get("editId")
                .asText();

        decline(id).then().statusCode(200).body("order.pendingEdit", nullValue());

        assertThat(TestStock.of(merchant)).isEqualTo(10);
        assertThat(Api.types(orderId(order), 4)).endsWith("order.edit-declined.v1");
        list("").then().body("items[0].status", equalTo("DECLINED")).body("items[0].answer", equalTo("Sold out."));
    }

    @Test
    void theCustomerTakesBackWhatWaits() {
        approvalOf(Action.CHANGE_QUANTITY);
        var order = api.stored(merchant, "5100000000001");
        api.commit(merchant, order, "k-1", setQuantity(order, 0, 3)).then().statusCode(201);

        takeBack(order, "t-1", 7).then().statusCode(409).body("preview.version", equalTo(1));
        var first = takeBack(order, "t-1", 1);
        first.then().statusCode(200).body("order.pendingEdit", nullValue());
        assertThat(tree(takeBack(order, "t-1", 1))).isEqualTo(tree(first));
        takeBack(order, "t-2", 1).then().statusCode(422).body("code", equalTo("nothing-waits"));
        assertThat(TestStock.of(merchant)).isEqualTo(10);
        assertThat(Api.types(orderId(order), 4)).endsWith("order.edit-withdrawn.v1");
    }

    @Test
    void whatIsPaidForIsAppliedAndNothingBefore() {
        collectFirst();
        var order = api.stored(merchant, "5100000000001");
        var asked = tree(api.commit(merchant, order, "k-1", setQuantity(order, 0, 3)));
        assertThat(asked.get("outcome").asText()).isEqualTo("AWAITING_PAYMENT");

        TestMoney.balance(merchant, orderId(order), 18562, 20000, 0, 1);
        TestMoney.balance(merchant, orderId(order), 18562, 24937, 0, 2);

        assertThat(Api.types(orderId(order), 5))
                .containsSubsequence("order.edit-requested.v1", "order.edited.v1")
                .doesNotContain("order.edit-declined.v1");
        assertThat(current(order).get("version").asInt()).isEqualTo(2);
        assertThat(current(order).at("/totals/totalMinor").asLong()).isEqualTo(24937);
        assertThat(TestStock.of(merchant)).isEqualTo(9);
    }

    @Test
    void whatIsNotPaidInTimeExpiresUnlessMoneyIsOnItsWay() {
        collectFirst();
        var order = api.stored(merchant, "5100000000001");
        api.commit(merchant, order, "k-1", setQuantity(order, 0, 3)).then().statusCode(201);
        TestMoney.balance(merchant, orderId(order), 18562, 18562, 6375, 1);
        TestMoney.awaitPending(orderId(order), 6375);

        clock.advance(Duration.ofMinutes(21));
        TestMoney.awaitTimer(order, clock, "edit-request");
        assertThat(current(order).get("pendingEdit").isNull()).isFalse();

        TestMoney.balance(merchant, orderId(order), 18562, 18562, 0, 2);
        TestMoney.awaitPending(orderId(order), 0);
        clock.advance(Duration.ofMinutes(6));
        Patience.await().until(() -> current(order).get("pendingEdit").isNull());
        assertThat(Api.types(orderId(order), 4)).endsWith("order.edit-expired.v1");
        assertThat(TestStock.of(merchant)).isEqualTo(10);
    }

    @Test
    void aWindowThatEndsMeanwhileIsClosedWhenTheAnswerComes() {
        approvalOf(Action.CHANGE_QUANTITY);
        var order = api.stored(merchant, "5100000000001");
        var id = tree(api.commit(merchant, order, "k-1", setQuantity(order, 0, 3)))
                .get("editId")
                .asText();
        clock.advance(Duration.ofMinutes(70));
        TestMoney.awaitTimer(order, clock, "edit-window");
        assertThat(current(order).at("/holds/0/kind").asText()).isEqualTo("EDIT_WINDOW");

        approve(id).then().statusCode(200).body("order.version", equalTo(2));

        Patience.await().until(() -> Api.types(orderId(order), 3).contains("order.window-closed.v1"));
    }

    @Test
    void ofFiftyAnswersExactlyOneCounts() throws Exception {
        approvalOf(Action.CHANGE_QUANTITY);
        var order = api.stored(merchant, "5100000000001");
        var id = tree(api.commit(merchant, order, "k-1", setQuantity(order, 0, 3)))
                .get("editId")
                .asText();
        var pool = Executors.newFixedThreadPool(50);
        try {
            var tries = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 25; i++) {
                tries.add(() -> approve(id).statusCode());
                tries.add(() -> decline(id).statusCode());
            }
            var statuses = new ArrayList<Integer>();
            for (var attempt : pool.invokeAll(tries)) {
                statuses.add(attempt.get());
            }
            assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
        } finally {
            pool.shutdownNow();
        }
        boolean applied = current(order).get("version").asInt() == 2;
        assertThat(TestStock.of(merchant)).isEqualTo(applied ? 9 : 10);
    }

    @Test
    void badInputIsNamed() {
        var nobody = "7a5c9a52-9e0f-4a6e-9e1c-0d3f3d9a0001";
        approve(nobody).then().statusCode(404).body("code", equalTo("edit-request-not-found"));
        approve("nonsense").then().statusCode(404);
        one(merchant, nobody).then().statusCode(404).body("code", equalTo("edit-request-not-found"));
        one(merchant, "nonsense").then().statusCode(404);
        decline(nobody).then().statusCode(404);
        for (var body : List.of("{", "[]", "{}", "{\"reason\":\"\"}", "null")) {
            api.as("staff", merchant)
                    .body(body)
                    .post(QUEUE + "/" + nobody + ":decline")
                    .then()
                    .statusCode(400);
        }
        list("?status=ASLEEP").then().statusCode(400).body("code", equalTo("unknown-status"));
        list("?cursor=%21").then().statusCode(400);
        list("?limit=0").then().statusCode(400);
        list("?limit=101").then().statusCode(400);
    }

    @Test
    void anotherMerchantsRequestsAreNotThere() {
        approvalOf(Action.CHANGE_QUANTITY);
        var order = api.stored(merchant, "5100000000001");
        var id = tree(api.commit(merchant, order, "k-1", setQuantity(order, 0, 3)))
                .get("editId")
                .asText();
        var other = api.openMerchant();
        api.as("staff", other).post(QUEUE + "/" + id + ":approve").then().statusCode(404);
        api.as("viewer", other).get(QUEUE).then().body("items", hasSize(0));
        one(other, id).then().statusCode(404);
    }

    private void approvalOf(Action... actions) {
        TestPolicies.set(merchant, policy -> policy.approval(Set.of(actions)));
    }

    private void collectFirst() {
        TestPolicies.set(merchant, policy -> policy.onIncrease(OnIncrease.COLLECT_THEN_APPLY)
                .collectWithin(Duration.ofMinutes(20)));
    }

    private Response list(String query) {
        return api.as("viewer", merchant).get(QUEUE + query);
    }

    private Response one(String of, String id) {
        return api.as("viewer", of).get(QUEUE + "/" + id);
    }

    private Response approve(String id) {
        return api.as("staff", merchant).post(QUEUE + "/" + id + ":approve");
    }

    private Response decline(String id) {
        return api.as("staff", merchant).body("{\"reason\":\"Sold out.\"}").post(QUEUE + "/" + id + ":decline");
    }

    private Response takeBack(JsonNode order, String key, int version) {
        return api.customer(merchant)
                .header("Idempotency-Key", key)
                .body("{\"version\":" + version + "}")
                .post("/internal/orders/" + orderId(order) + "/pending-edit:cancel");
    }

    private JsonNode current(JsonNode order) {
        return tree(api.as("viewer", merchant).get("/api/v1/orders/" + orderId(order)));
    }

    private static String orderId(JsonNode order) {
        return order.get("id").asText();
    }
}
