package dev.portico.payment;

import static dev.portico.local.testing.Patience.await;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.portico.local.testing.Contracts.GoldenEvent;
import dev.portico.local.testing.TestDatabase;
import dev.portico.local.testing.TestKafka;
import dev.portico.local.testing.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/** A merchant of a test's own, so that a policy it sets is nobody else's: the order of the story, with $185.62 paid to the shop. */
public record Shop(String merchant) {

    public static final long SHOP_PAID = 18562;
    public static final String CARD = "4242 4242 4242 4242";

    public RequestSpecification as(String role) {
        return given().auth().oauth2(TestTokens.bearer(role, merchant)).contentType(ContentType.JSON);
    }

    public UUID receives() {
        var order = PaymentFixtures.newOrder();
        send(PaymentFixtures.received(order));
        awaitOutstanding(order, 0);
        return order;
    }

    /** Another total, by an edit; {@code sequence} counts the order's events. */
    public void edits(UUID order, long sequence, long totalMinor) {
        send(PaymentFixtures.edited(order, sequence, sequence, totalMinor));
    }

    public void cancels(UUID order, long sequence) {
        send(PaymentFixtures.event("order.canceled.v1", order, sequence));
    }

    public void closesWindow(UUID order, long sequence) {
        send(PaymentFixtures.event("order.window-closed.v1", order, sequence));
    }

    /** The order with $63.75 more, paid by a test card. */
    public UUID paidByCard(String number) {
        var order = receives();
        edits(order, 4, SHOP_PAID + PaymentFixtures.DUE);
        awaitOutstanding(order, PaymentFixtures.DUE);
        PaymentFixtures.pay(pageFor(order), number, 1).then().statusCode(303);
        awaitOutstanding(order, 0);
        return order;
    }

    /** The same, lowered again by what came in by card. */
    public UUID owesWhatCameByCard(String number) {
        var order = paidByCard(number);
        edits(order, 9, SHOP_PAID);
        awaitOutstanding(order, -PaymentFixtures.DUE);
        return order;
    }

    public String pageFor(UUID order) {
        String url = PaymentFixtures.asServiceFor(merchant)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(
                        """
                        {"purpose": "BALANCE", "amountMinor": %d, "currency": "USD", "returnUrl": "%s"}"""
                                .formatted(PaymentFixtures.DUE, PaymentFixtures.RETURN_URL))
                .post("/internal/orders/{id}/checkouts", order)
                .then()
                .statusCode(201)
                .extract()
                .path("url");
        return PaymentFixtures.path(url);
    }

    public ValidatableResponse refunds(UUID order, String key, Map<String, Object> wish) {
        return as("staff")
                .header("Idempotency-Key", key)
                .body(wish)
                .post("/api/v1/orders/{id}/refunds", order)
                .then();
    }

    public ValidatableResponse refunds(UUID order, long minor) {
        return refunds(order, UUID.randomUUID().toString(), Map.of("amountMinor", minor, "currency", "USD"));
    }

    public ValidatableResponse retries(UUID order, Object refund, String role) {
        // RestAssured would write the colon as %3A
        return as(role).urlEncodingEnabled(false)
                .post("/api/v1/orders/%s/refunds/%s:retry".formatted(order, refund))
                .then();
    }

    public void sets(String policy) {
        as("admin").body(policy).put("/api/v1/refund-policy").then().statusCode(200);
    }

    public void awaitOutstanding(UUID order, long minor) {
        await().untilAsserted(() -> as("viewer")
                .get("/api/v1/orders/{id}/balance", order)
                .then()
                .statusCode(200)
                .body("outstandingMinor", equalTo((int) minor)));
    }

    public void awaitRefund(UUID order, String status) {
        await().untilAsserted(() ->
                as("viewer").get("/api/v1/orders/{id}/refunds", order).then().body("items[0].status", equalTo(status)));
    }

    /** The time of a timer, or of something else that waits in a row, has come. */
    public static void sql(String statement) {
        try (var database = TestDatabase.connect("postgres")) {
            var unused = database.createStatement().execute(statement);
        } catch (SQLException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    public static void timerIsDue(String kind, UUID order) {
        sql("update payment.timer set due_at = now() where kind = '%s' and subject = '%s'".formatted(kind, order));
    }

    private void send(GoldenEvent event) {
        TestKafka.send(event.withHeader("ce_merchant", merchant));
    }
}
