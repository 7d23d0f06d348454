package dev.portico.orderedit.withdrawal;

import static dev.portico.orderedit.Api.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.orderedit.Api;
import dev.portico.orderedit.MovableClock;
import dev.portico.orderedit.OrderEditTest;
import dev.portico.orderedit.TestPolicies;
import dev.portico.orderedit.TestRows;
import dev.portico.orderedit.policy.domain.WithdrawalTerms;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OrderEditTest
class WithdrawalResourceTest {

    @Inject
    Api api;

    @Inject
    MovableClock clock;

    private String merchant;

    @BeforeEach
    void aMerchantThatOffersIt() {
        clock.reset();
        merchant = api.openMerchant();
        TestPolicies.set(merchant, policy -> policy.withdrawal(new WithdrawalTerms(true, Set.of("US"), 14)));
    }

    @Test
    void itTakesTwoStepsAndIsAcknowledgedWithItsDate() {
        var order = api.stored(merchant, "5100000000001");
        assertThat(order.at("/withdrawal/until").isNull()).isTrue();

        preview(order, 1)
                .then()
                .statusCode(200)
                .body("until", nullValue())
                .body("refundDueMinor", equalTo(18562))
                .body("violations.size()", equalTo(0));
        var first = withdraw(order, "w-1", 1);
        first.then()
                .statusCode(201)
                .body("acknowledgement.receivedAt", equalTo("2026-11-20T16:15:02Z"))
                .body("acknowledgement.id", notNullValue())
                .body("order.status", equalTo("CANCELED"))
                .body("order.totals.totalMinor", equalTo(0))
                .body("order.withdrawal.receivedAt", equalTo("2026-11-20T16:15:02Z"));

        assertThat(tree(withdraw(order, "w-1", 1))).isEqualTo(tree(first));
        withdraw(order, "w-2", 2).then().statusCode(422).body("violations.code", contains("ORDER_CLOSED"));
        assertThat(TestRows.count(
                        "select count(*) from order_edit.withdrawal where order_id = ? and name = 'Robin Example'",
                        UUID.fromString(id(order))))
                .isEqualTo(1);
        assertThat(Api.types(id(order), 4)).contains("order.withdrawn.v1").doesNotContain("order.canceled.v1");
    }

    @Test
    void itIsThereLongAfterTheEditWindowUntilItsOwnEnd() {
        var order = delivered();
        clock.advance(Duration.ofDays(13));
        preview(order, 2)
                .then()
                .statusCode(200)
                // midnight in Chicago, where the golden merchant is
                .body("until", equalTo("2026-12-05T06:00:00Z"))
                .body("violations.size()", equalTo(0));
        clock.advance(Duration.ofDays(2));
        withdraw(order, "w-1", 2).then().statusCode(422).body("violations.code", contains("WITHDRAWAL_OVER"));
    }

    @Test
    void anOrderForAnotherCountryHasNoSuchRight() {
        TestPolicies.set(merchant, policy -> policy.withdrawal(new WithdrawalTerms(true, Set.of("DE"), 14)));
        var order = api.stored(merchant, "5100000000001");
        assertThat(order.get("withdrawal").isNull()).isTrue();
        withdraw(order, "w-1", 1).then().statusCode(422).body("violations.code", contains("WITHDRAWAL_NOT_OFFERED"));
    }

    @Test
    void aStaleVersionIsRefusedWithAFreshPreview() {
        var order = api.stored(merchant, "5100000000001");
        preview(order, 7).then().statusCode(409).body("preview.refundDueMinor", equalTo(18562));
        withdraw(order, "w-1", 7).then().statusCode(409).body("code", equalTo("stale-version"));
    }

    @Test
    void badInputIsAProblem() {
        var order = api.stored(merchant, "5100000000001");
        for (var body : List.of(
                "{",
                "[]",
                "{}",
                "{\"version\":\"x\"}",
                "{\"version\":0}",
                "null",
                "{\"version\":1,\"name\":\"" + "x".repeat(256) + "\"}")) {
            api.customer(merchant)
                    .header("Idempotency-Key", "w")
                    .body(body)
                    .post(path(order))
                    .then()
                    .statusCode(400);
        }
        api.customer(merchant).body("{\"version\":1}").post(path(order)).then().statusCode(400);
        var other = api.openMerchant();
        api.customer(other)
                .body("{\"version\":1}")
                .post(path(order) + ":preview")
                .then()
                .statusCode(404);
    }

    @Test
    void aDeliveryInTheFutureIsNamed() {
        var body = Api.golden();
        ((ObjectNode) body.at("/lines/0")).put("deliveredAt", "2027-01-01T00:00:00Z");
        api.put(merchant, "5100000000001", body)
                .then()
                .statusCode(422)
                .body("violations.code", contains("delivered-in-future"))
                .body("violations.pointer", contains("/lines/0/deliveredAt"));
    }

    private JsonNode delivered() {
        var order = api.stored(merchant, "5100000000001");
        var later = Api.golden().put("platformVersion", 2);
        later.get("lines").forEach(line -> ((ObjectNode) line).put("deliveredAt", "2026-11-20T16:15:00Z"));
        api.put(merchant, "5100000000001", later).then().statusCode(200);
        return order;
    }

    private Response preview(JsonNode order, int version) {
        return api.customer(merchant).body("{\"version\":" + version + "}").post(path(order) + ":preview");
    }

    private Response withdraw(JsonNode order, String key, int version) {
        return api.customer(merchant)
                .header("Idempotency-Key", key)
                .body("{\"version\":" + version + ",\"name\":\"Robin Example\",\"comment\":null}")
                .post(path(order));
    }

    private static String path(JsonNode order) {
        return "/internal/orders/" + id(order) + "/withdrawal";
    }

    private static String id(JsonNode order) {
        return order.get("id").asText();
    }
}
