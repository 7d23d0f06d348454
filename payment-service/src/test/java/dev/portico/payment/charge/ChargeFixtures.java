package dev.portico.payment.charge;

import static dev.portico.local.testing.Patience.await;
import static dev.portico.payment.PaymentFixtures.asStaff;
import static io.restassured.RestAssured.given;

import dev.portico.local.testing.TestDatabase;
import dev.portico.local.testing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** Cards on file and runs, through the front door. */
public final class ChargeFixtures {

    /** @param slug of a test card that is on file without having been saved, such as {@code success} */
    public static void onFile(UUID order, String slug) {
        put(order, card("sbx_card_test_" + slug)).then().statusCode(200);
    }

    static String card(String id) {
        return """
                {"processor": "sandbox", "customer": "sbx_cus_shop", "card": "%s", "method": "Visa ending 4242"}"""
                .formatted(id);
    }

    static Response put(UUID order, String body) {
        return given().auth()
                .oauth2(TestTokens.bearer("admin", "demo"))
                .contentType(ContentType.JSON)
                .body(body)
                .put("/api/v1/orders/{id}/payment-method", order);
    }

    static void charge(UUID... orders) {
        run(UUID.randomUUID().toString(), chosen(orders)).then().statusCode(201);
    }

    static String chosen(UUID... orders) {
        var ids = Arrays.stream(orders).map("\"%s\""::formatted).collect(Collectors.joining(", "));
        return "{\"scope\": \"CHOSEN\", \"orderIds\": [%s]}".formatted(ids);
    }

    static Response run(String key, String body) {
        return asStaff()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/charge-runs");
    }

    /** The only charge of an order, once it has come this far. */
    static void awaitStatus(UUID order, String status) {
        await().until(() -> field(order, "status"), status::equals);
    }

    /** A field of the newest charge of an order. */
    static String field(UUID order, String name) {
        return String.valueOf(asStaff()
                .get("/api/v1/orders/{id}/charges", order)
                .then()
                .statusCode(200)
                .extract()
                .<Object>path("items[0]." + name));
    }

    /** Days pass in a moment. */
    static void dueNow(UUID order) throws SQLException {
        try (var database = TestDatabase.connect("postgres")) {
            var due = database.prepareStatement(
                    "update payment.charge set due_at = now(), version = version + 1 where order_id = ? and due_at is not null");
            due.setObject(1, order);
            due.execute();
        }
    }

    private ChargeFixtures() {}
}
