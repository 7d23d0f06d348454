package dev.portico.orderedit.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.orderedit.Api;
import dev.portico.orderedit.MovableClock;
import dev.portico.orderedit.OrderEditTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OrderEditTest
class EditPolicyResourceTest {

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
    void theDefaultsAreThoseOfTheProduct() {
        api.as("viewer", merchant)
                .get("/api/v1/edit-policy")
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("window.minutes", equalTo(60))
                .body("window.kind", equalTo("DURATION"))
                .body("cancelWindow", nullValue())
                .body("cancel.reasons", hasSize(5))
                .body("withdrawal.countries", hasSize(27))
                .body("actions", not(hasKey("WITHDRAW")))
                .body("actions.CHANGE_SHIPPING_METHOD", equalTo(false))
                .body("riskBlock", equalTo("HIGH"))
                .body("addressLimit", equalTo("SAME_COUNTRY"))
                .body("discountedOrders", equalTo("LOCK_ITEMS"))
                .body("actions.CANCEL", equalTo(true));
    }

    @Test
    void whatIsReadCanBeSentBackOnce() {
        var read = api.as("admin", merchant).get("/api/v1/edit-policy");

        api.as("admin", merchant)
                .header("If-Match", read.header("ETag"))
                .body(read.asString())
                .put("/api/v1/edit-policy")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        api.as("admin", merchant)
                .header("If-Match", read.header("ETag"))
                .body(read.asString())
                .put("/api/v1/edit-policy")
                .then()
                .statusCode(412)
                .body("code", equalTo("policy-changed"));
    }

    @Test
    void everySettingIsKept() {
        var sent =
                """
                {"window": {"kind": "UNTIL_FULFILLMENT", "minutes": 60,
                            "cutOff": {"time": "14:30", "weekdays": ["MONDAY", "FRIDAY"]}},
                 "cancelWindow": {"kind": "DURATION", "minutes": 30, "cutOff": null},
                 "actions": {"CHANGE_SHIPPING_METHOD": true, "UNDO": false},
                 "unavailableActions": "HIDE",
                 "restrictionTags": {"order": ["vip"], "product": ["final-sale"], "customer": ["b2b"]},
                 "riskBlock": "NEVER",
                 "quantityCaps": {"perLine": 5, "percentOfOriginal": 200, "perOrder": 9},
                 "addressLimit": "STREET_ONLY", "discountedOrders": "REEVALUATE",
                 "locks": {"free": false, "custom": true, "personalized": false},
                 "addable": {"kind": "TAG", "tag": "add-on", "productIds": []},
                 "prices": {"maxIncreaseMinor": 5000, "maxDecreaseMinor": 0, "minTotalMinor": 1000},
                 "editLimit": 3, "lastItem": "CANCEL", "approval": ["ADD_ITEM", "CHANGE_SHIPPING_ADDRESS"],
                 "taxes": "KEEP_AMOUNTS", "raisedPrice": "TODAY", "shippingPrices": "RECALCULATE",
                 "onIncrease": "COLLECT_THEN_APPLY", "collectWithinMinutes": 90, "unpaidAtDeadline": "REVERT",
                 "cancel": {"mode": "REQUEST", "reasons": ["OTHER"], "restock": false, "feeMinor": null,
                            "feePercent": "12.5"},
                 "withdrawal": {"enabled": true, "countries": ["DE", "FR"], "days": 30},
                 "delayRule": "SILENCE_IS_CONSENT"}""";
        var kept = api.as("admin", merchant).body(sent).put("/api/v1/edit-policy");

        assertThat(kept.statusCode()).isEqualTo(200);
        var read = (ObjectNode) Api.tree(api.as("viewer", merchant).get("/api/v1/edit-policy"));
        assertThat(read).isEqualTo(Api.tree(kept));
        assertThat(read.at("/actions/UNDO").asBoolean(true)).isFalse();
        assertThat(read.at("/actions/CANCEL").asBoolean(false)).isTrue();
        var expected = (ObjectNode) Api.tree(sent);
        expected.set("actions", read.get("actions"));
        assertThat(read).isEqualTo(expected);
    }

    @Test
    void everyWrongSettingIsNamed() {
        refused(
                """
                {"window": {"minutes": 2, "cutOff": {"time": "24:00", "weekdays": ["FUNDAY"]}},
                 "cancelWindow": {"kind": "FOREVER", "cutOff": {"weekdays": []}}, "riskBlock": "LOW",
                 "discountedOrders": "FREE", "addressLimit": "", "actions": {"FLY": true, "WITHDRAW": false, "PAY": null},
                 "quantityCaps": {"perLine": 0, "percentOfOriginal": 99, "perOrder": 1000001},
                 "restrictionTags": {"order": [" "], "vendor": ["x"]}, "unavailableActions": "BLINK",
                 "addable": {"kind": "LIST"}, "prices": {"maxIncreaseMinor": -1}, "editLimit": 0,
                 "approval": ["PAY", "CANCEL", "FLY"], "collectWithinMinutes": 4,
                 "cancel": {"reasons": ["no good"], "feeMinor": 0, "feePercent": "100.01"},
                 "withdrawal": {"days": 13, "countries": ["XX"]}, "delayRule": "NEVER", "windowMinutes": 60}""",
                "/window/minutes",
                "/window/cutOff/time",
                "/window/cutOff/weekdays/0",
                "/cancelWindow/kind",
                "/cancelWindow/cutOff/time",
                "/cancelWindow/cutOff/weekdays",
                "/riskBlock",
                "/discountedOrders",
                "/addressLimit",
                "/actions/FLY",
                "/actions/WITHDRAW",
                "/actions/PAY",
                "/quantityCaps/perLine",
                "/quantityCaps/percentOfOriginal",
                "/quantityCaps/perOrder",
                "/restrictionTags/order/0",
                "/restrictionTags/vendor",
                "/unavailableActions",
                "/addable/productIds",
                "/prices/maxIncreaseMinor",
                "/editLimit",
                "/approval/0",
                "/approval/1",
                "/approval/2",
                "/collectWithinMinutes",
                "/cancel/reasons/0",
                "/cancel/feeMinor",
                "/cancel/feePercent",
                "/cancel/feePercent",
                "/delayRule",
                "/withdrawal/days",
                "/withdrawal/countries/0",
                "/windowMinutes");
        refused("{\"addable\": {\"kind\": \"TAG\"}, \"cancel\": {\"reasons\": []}}", "/addable/tag", "/cancel/reasons");
        accepted("{\"window\": {\"minutes\": 3}}");
        accepted("{\"window\": {\"minutes\": 43200}}");
        refused("{\"window\": {\"minutes\": 43201}}", "/window/minutes");
        accepted("{\"collectWithinMinutes\": 5}");
        accepted("{\"editLimit\": 1000}");
        refused("{\"editLimit\": 1001}", "/editLimit");
        accepted("{\"cancel\": {\"feePercent\": \"100\"}}");
        accepted("{\"withdrawal\": {\"days\": 14}}");
    }

    @Test
    void whatIsNoPolicyIsUnreadable() {
        for (var body : List.of("[]", "{\"window\": 5}", "{\"editLimit\": \"3\"}", "{", "null", "\"x\"")) {
            api.as("admin", merchant)
                    .body(body)
                    .put("/api/v1/edit-policy")
                    .then()
                    .statusCode(400);
        }
    }

    private void accepted(String body) {
        api.as("admin", merchant).body(body).put("/api/v1/edit-policy").then().statusCode(200);
    }

    private void refused(String body, String... pointers) {
        api.as("admin", merchant)
                .body(body)
                .put("/api/v1/edit-policy")
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-edit-policy"))
                .body("violations.pointer", containsInAnyOrder(pointers));
    }
}
