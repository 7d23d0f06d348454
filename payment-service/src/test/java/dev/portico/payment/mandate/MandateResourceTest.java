package dev.portico.payment.mandate;

import static dev.portico.payment.PaymentFixtures.asService;
import static dev.portico.payment.PaymentFixtures.asStaff;
import static dev.portico.payment.PaymentFixtures.awaitOutstanding;
import static dev.portico.payment.PaymentFixtures.newOrder;
import static dev.portico.payment.PaymentFixtures.received;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.TestKafka;
import dev.portico.local.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A top of $127.50 on pre-order that is charged later, from a card that allows $130.00 at once. */
@QuarkusTest
class MandateResourceTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOP = "01935a2c-7c00-7000-8000-000000000001";
    private static final long OTHERS = 5812;
    private static final long TOP_MINOR = 12750;

    @Test
    void whatTheCustomerAgreesToIsKeptAndTheCardAllowsIt() {
        var order = preOrdered();
        onFile(order, 13000);
        preview(order, 25500).then().statusCode(200).body("confirmationRequired", equalTo(true));
        var key = UUID.randomUUID().toString();

        for (var i = 0; i < 2; i++) {
            confirm(order, key, 25500, 25500)
                    .then()
                    .statusCode(201)
                    .body("agreedMinor", equalTo(25500))
                    .body("mostAtOnceMinor", equalTo(25500))
                    .body("method", equalTo("Visa ending 4242"));
        }

        asStaff()
                .get("/api/v1/orders/{id}/mandate-confirmations", order)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].orderVersion", equalTo(1))
                .body("items[0].currency", equalTo("USD"));
        asStaff().get("/api/v1/orders/{id}/payment-method", order).then().body("ceilingMinor", equalTo(25500));
    }

    @Test
    void aCeilingIsNeverLoweredNorMade() {
        var order = preOrdered();
        onFile(order, 90000);
        confirm(order, UUID.randomUUID().toString(), 25500, 25500).then().statusCode(201);
        asStaff().get("/api/v1/orders/{id}/payment-method", order).then().body("ceilingMinor", equalTo(90000));

        var without = preOrdered();
        confirm(without, UUID.randomUUID().toString(), 25500, 25500).then().statusCode(201);
        asStaff()
                .get("/api/v1/orders/{id}/mandate-confirmations", without)
                .then()
                .body("items.method", contains((Object) null));
    }

    @Test
    void aCardThatAllowsLessAtOnceNeedsTheCustomersWord() {
        var order = preOrdered();
        preview(order, TOP_MINOR).then().body("confirmationRequired", equalTo(false));
        onFile(order, 10000);

        preview(order, TOP_MINOR - 1).then().body("confirmationRequired", equalTo(false));
        preview(order, TOP_MINOR + 1).then().body("confirmationRequired", equalTo(true));
    }

    @Test
    void anotherAmountThanTheOneShownIsRefused() {
        confirm(preOrdered(), UUID.randomUUID().toString(), 25500, 25499)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("plan-changed"))
                .body("laterMinor", equalTo(25500));
    }

    @Test
    void theSameKeyForSomethingElseIsRefused() {
        var order = preOrdered();
        var key = UUID.randomUUID().toString();
        confirm(order, key, 25500, 25500).then().statusCode(201);

        confirm(order, key, 30000, 30000).then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void everythingThatIsMissingIsNamed() {
        send(newOrder(), UUID.randomUUID().toString(), JSON.createObjectNode())
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItems("/agreedMinor", "/orderVersion", "/order"));
        confirm(newOrder(), UUID.randomUUID().toString(), 100, 100).then().statusCode(404);
    }

    @Test
    void onlyServicesConfirm() {
        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(TestTokens.bearer("admin", "demo"))
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/internal/accounts/" + newOrder() + ":confirm-mandate")
                .then()
                .statusCode(403);
    }

    private static Response preview(UUID order, long topMinor) {
        return asService()
                .urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .body(wanted(topMinor).toString())
                .post("/internal/accounts/" + order + ":preview");
    }

    private static Response confirm(UUID order, String key, long topMinor, long agreedMinor) {
        var request = JSON.createObjectNode().put("agreedMinor", agreedMinor).put("orderVersion", 1);
        request.set("order", wanted(topMinor));
        return send(order, key, request);
    }

    private static Response send(UUID order, String key, ObjectNode request) {
        return asService()
                .urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(request.toString())
                .post("/internal/accounts/" + order + ":confirm-mandate");
    }

    private static ObjectNode wanted(long topMinor) {
        var order = JSON.createObjectNode().put("currency", "USD").put("totalMinor", OTHERS + topMinor);
        var line = order.putArray("lines").addObject();
        line.put("lineId", TOP).put("amountMinor", topMinor).put("quantity", 2).set("preOrder", terms());
        return order;
    }

    private static void onFile(UUID order, long ceilingMinor) {
        given().auth()
                .oauth2(TestTokens.bearer("admin", "demo"))
                .contentType(ContentType.JSON)
                .body(
                        """
                        {"processor": "sandbox", "customer": "c", "card": "sbx_card_test_success",
                         "method": "Visa ending 4242", "ceilingMinor": %d}"""
                                .formatted(ceilingMinor))
                .put("/api/v1/orders/{id}/payment-method", order)
                .then()
                .statusCode(200);
    }

    private static UUID preOrdered() {
        var order = newOrder();
        TestKafka.send(received(order).withData(data -> {
            ((ObjectNode) data.at("/order/lines/0")).set("preOrder", terms());
            data.putArray("payments")
                    .addObject()
                    .put("externalId", "txn-1")
                    .put("amountMinor", OTHERS)
                    .put("method", "Visa ending 4242");
        }));
        awaitOutstanding(order, TOP_MINOR);
        return order;
    }

    private static JsonNode terms() {
        try {
            return JSON.readTree(
                    """
                    {"listingId": "01935a2c-7c06-7000-8000-000000000001", "type": "CHARGE_LATER", "deposit": null,
                     "plan": null, "charge": {"trigger": "ON_STOCK_ARRIVAL", "on": null, "days": null}}""");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
