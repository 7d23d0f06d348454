package dev.portico.payment.method;

import static dev.portico.payment.PaymentFixtures.allTypes;
import static dev.portico.payment.PaymentFixtures.asService;
import static dev.portico.payment.PaymentFixtures.asServiceFor;
import static dev.portico.payment.PaymentFixtures.asStaff;
import static dev.portico.payment.PaymentFixtures.awaitEvent;
import static dev.portico.payment.PaymentFixtures.json;
import static dev.portico.payment.PaymentFixtures.orderWithBalanceDue;
import static dev.portico.payment.PaymentFixtures.requestUpdate;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.portico.local.testing.TestDatabase;
import dev.portico.local.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PaymentMethodResourceTest {

    private static final String CARD =
            """
            {"processor": "sandbox", "customer": "sbx_cus_1", "card": "sbx_card_test_success",
             "method": "Visa ending 4242", "ceilingMinor": 50000}""";

    @Test
    void aShopHandsOverACardOnce() {
        var order = orderWithBalanceDue();
        asStaff().get("/api/v1/orders/{id}/payment-method", order).then().statusCode(404);

        put(order, "admin", "demo", CARD)
                .then()
                .statusCode(200)
                .body("method", equalTo("Visa ending 4242"))
                .body("ceilingMinor", equalTo(50000));
        put(order, "admin", "demo", CARD).then().statusCode(200);

        asStaff()
                .get("/api/v1/orders/{id}/payment-method", order)
                .then()
                .statusCode(200)
                .body("method", equalTo("Visa ending 4242"))
                .body(not(containsString("sbx_cus_1")));
        assertThat(allTypes(order)).containsOnlyOnce("payment-method.replaced.v1");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "processor    | \"nobody\"",
                "processor    | null",
                "customer     | \" \"",
                "card         | \"4242 4242 4242 4242\"",
                "method       | \"4242424242424242\"",
                "ceilingMinor | 0",
                "ceilingMinor | \"much\""
            })
    void badFieldsAreNamed(String field, String value) {
        var order = orderWithBalanceDue();
        var broken = CARD.replaceFirst("\"" + field + "\": (\"[^\"]*\"|[0-9]+)", "\"" + field + "\": " + value);

        put(order, "admin", "demo", broken)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.pointer", hasItem("/" + field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "viewer"})
    void onlyTheShopHandsOverCards(String role) {
        put(UUID.randomUUID(), role, "demo", CARD).then().statusCode(403);
    }

    @Test
    void anotherMerchantsOrderIsNotFound() {
        var order = orderWithBalanceDue();

        put(order, "admin", "second", CARD).then().statusCode(404);
        given().auth()
                .oauth2(TestTokens.bearer("admin", "second"))
                .get("/api/v1/orders/{id}/payment-method", order)
                .then()
                .statusCode(404);
        requestUpdate(asServiceFor("second"), order).then().statusCode(404).body("code", equalTo("order-not-found"));
    }

    @Test
    void aLinkThatWasTamperedWithOrMadeUpIsUnknown() throws Exception {
        var token = link(orderWithBalanceDue());

        use(token + "x", "http://localhost:8080/back").then().statusCode(404);
        use("v1.a.b.c", "http://localhost:8080/back").then().statusCode(404).body("code", equalTo("link-not-found"));
        use(token, "javascript:alert(1)").then().statusCode(400).body("violations.pointer", hasItem("/returnUrl"));
        use("", "http://localhost:8080/back").then().statusCode(400);
        use(token, "http://localhost:8080/back").then().statusCode(201);
    }

    @Test
    void anOldLinkHasExpired() throws Exception {
        var order = orderWithBalanceDue();
        var token = link(order);
        try (var database = TestDatabase.connect("postgres")) {
            var old = database.prepareStatement(
                    "update payment.method_update_request set expires_at = now() where order_id = ?");
            old.setObject(1, order);
            old.execute();
        }

        use(token, "http://localhost:8080/back").then().statusCode(410).body("code", equalTo("link-expired"));
    }

    @Test
    void theTokenItselfIsNotStored() throws Exception {
        var token = link(orderWithBalanceDue());

        try (var database = TestDatabase.connect("postgres")) {
            var leaks = database.createStatement()
                    .executeQuery("select count(*) from payment.method_update_request t where t::text like '%"
                            + token.substring(token.length() - 20) + "%'");
            assertThat(leaks.next()).isTrue();
            assertThat(leaks.getLong(1)).isZero();
        }
    }

    @Test
    void aLinkIsNotUsedByLooking() {
        asService().get("/internal/payment-method-updates").then().statusCode(405);
    }

    private static String link(UUID order) {
        requestUpdate(order).then().statusCode(202);
        var url = json(awaitEvent(order, "payment-method.update-requested.v1", 1))
                .at("/updateRequest/url")
                .asText();
        return url.substring(url.indexOf("v1."));
    }

    private static Response use(String token, String returnUrl) {
        return asService()
                .contentType(ContentType.JSON)
                .body("{\"token\": \"%s\", \"returnUrl\": \"%s\"}".formatted(token, returnUrl))
                .post("/internal/payment-method-updates");
    }

    private static Response put(UUID order, String role, String merchant, String body) {
        return given().auth()
                .oauth2(TestTokens.bearer(role, merchant))
                .contentType(ContentType.JSON)
                .body(body)
                .put("/api/v1/orders/{id}/payment-method", order);
    }
}
