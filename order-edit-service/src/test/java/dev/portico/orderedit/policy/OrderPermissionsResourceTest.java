package dev.portico.orderedit.policy;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.portico.orderedit.Api;
import dev.portico.orderedit.MovableClock;
import dev.portico.orderedit.OrderEditTest;
import dev.portico.orderedit.policy.domain.Action;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OrderEditTest
class OrderPermissionsResourceTest {

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
    void staffLearnWhyACustomerCant() {
        api.as("admin", merchant)
                .body(
                        """
                        {"actions": {"CANCEL": false}, "restrictionTags": {"order": ["first-order"]},
                         "unavailableActions": "HIDE"}""")
                .put("/api/v1/edit-policy")
                .then()
                .statusCode(200);
        var id = api.stored(merchant, "5100000000001").get("id").asText();

        api.as("viewer", merchant)
                .get("/api/v1/orders/" + id + "/permissions")
                .then()
                .statusCode(200)
                .body("orderId", equalTo(id))
                .body("number", equalTo("#2051"))
                .body("actions", hasSize(Action.values().length))
                .body("lines", hasSize(2))
                .body("actions.find { it.action == 'PAY' }.allowed", equalTo(true))
                .rootPath("actions.find { it.action == 'CANCEL' }")
                .body("allowed", equalTo(false))
                .body("shown", equalTo(false))
                .body("reasons.code", contains("ACTION_DISABLED", "RESTRICTED_TAG"))
                .body("reasons[0].setting.document", equalTo("edit-policy"))
                .body("reasons[0].setting.pointer", equalTo("/actions/CANCEL"))
                .body("reasons[0].setting.value", equalTo(false))
                .body("reasons[1].params.tag", equalTo("first-order"))
                .body("reasons[1].rule", containsString("tag"))
                .body("reasons[1].setting.value.order", contains("first-order"));
    }

    @Test
    void nobodyLearnsOfAnotherMerchantsOrder() {
        var id = api.stored(merchant, "5100000000001").get("id").asText();
        for (var each : new String[] {id, UUID.randomUUID().toString(), "rubbish"}) {
            api.as("staff", each.equals(id) ? Api.merchant() : merchant)
                    .get("/api/v1/orders/" + each + "/permissions")
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("order-not-found"));
        }
    }
}
