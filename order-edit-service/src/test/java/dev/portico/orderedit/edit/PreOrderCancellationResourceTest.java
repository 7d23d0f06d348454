package dev.portico.orderedit.edit;

import static dev.portico.orderedit.Api.setQuantity;
import static dev.portico.orderedit.Api.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.orderedit.Api;
import dev.portico.orderedit.MovableClock;
import dev.portico.orderedit.OrderEditTest;
import dev.portico.orderedit.PreOrders;
import dev.portico.orderedit.TestPolicies;
import dev.portico.orderedit.listing.ListingFixtures;
import dev.portico.orderedit.policy.domain.WithdrawalTerms;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a listing says about canceling holds for the orders that came in under it. */
@OrderEditTest
class PreOrderCancellationResourceTest {

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
    void theRefundThatIsShownKeepsTheDepositBackAndIsWhatComes() {
        var order = order(listing -> ((ObjectNode) listing.get("terms")).put("depositRefundable", false));

        preview(order, "")
                .then()
                .body("feeMinor", equalTo(2550))
                .body("refundDueMinor", equalTo(18562 - 2550))
                .body("lines.refundMinor", contains(12750 - 2550, 5313));
        api.commit(merchant, order, "k-1", setQuantity(order, 0, 1))
                .then()
                .statusCode(422)
                .body("violations.code", contains("DEPOSIT_KEPT"));
        cancel(order, line(order, 0))
                .then()
                .statusCode(201)
                .body("order.totals.totalMinor", equalTo(18562 - 12750 + 2550))
                .body("order.lines[0].quantity", equalTo(0));
    }

    @Test
    void whatIsNotCancelableStaysAndTheRestMayGo() {
        var order = order(listing -> listing.put("cancelable", false));

        preview(order, "").then().body("violations.code", contains("NOT_CANCELABLE"));
        cancel(order, "").then().statusCode(422).body("violations.code", contains("NOT_CANCELABLE"));
        cancel(order, line(order, 0)).then().statusCode(422).body("violations.pointer", contains("/lineIds/0"));
        api.commit(merchant, order, "k-1", Api.remove(order, 0))
                .then()
                .statusCode(422)
                .body("violations.code", contains("NOT_CANCELABLE"));
        cancel(order, line(order, 1)).then().statusCode(201).body("order.status", equalTo("OPEN"));
    }

    @Test
    void aLaterChangeOfTheListingIsForLaterOrders() {
        var order = order(listing -> {});
        api.as("staff", merchant)
                .body(ListingFixtures.tops().put("cancelable", false).toString())
                .put("/api/v1/listings/" + ListingFixtures.TOPS)
                .then()
                .statusCode(200);
        cancel(order, "").then().statusCode(201);
    }

    @Test
    void theRightToWithdrawIsNotTheListings() {
        TestPolicies.set(merchant, policy -> policy.withdrawal(new WithdrawalTerms(true, Set.of("US"), 14)));
        var order = order(listing -> {
            listing.put("cancelable", false);
            ((ObjectNode) listing.get("terms")).put("depositRefundable", false);
        });
        api.customer(merchant)
                .header("Idempotency-Key", "w-1")
                .body("{\"version\":" + order.get("version") + "}")
                .post("/internal/orders/" + order.get("id").asText() + "/withdrawal")
                .then()
                .statusCode(201)
                .body("order.status", equalTo("CANCELED"))
                .body("order.totals.totalMinor", equalTo(0));
    }

    private JsonNode order(Consumer<ObjectNode> listing) {
        assertThat(ListingFixtures.stored(api, merchant, listing).has("id")).isTrue();
        return api.stored(merchant, "o-1", order -> PreOrders.line(order)
                .putObject("preOrder")
                .put("listing", ListingFixtures.TOPS));
    }

    private static String line(JsonNode order, int line) {
        return ",\"lineIds\":[\"" + Api.lineId(order, line) + "\"]";
    }

    private Response preview(JsonNode order, String lines) {
        return api.customer(merchant)
                .body("{\"version\":" + order.get("version") + lines + "}")
                .post("/internal/orders/" + order.get("id").asText() + "/cancellation:preview");
    }

    private Response cancel(JsonNode order, String lines) {
        var version = tree(api.as("viewer", merchant)
                        .get("/api/v1/orders/" + order.get("id").asText()))
                .get("version");
        return api.customer(merchant)
                .header("Idempotency-Key", "c-" + lines.hashCode())
                .body("{\"version\":" + version + ",\"reason\":\"CHANGED_MIND\",\"comment\":null" + lines + "}")
                .post("/internal/orders/" + order.get("id").asText() + "/cancellation");
    }
}
