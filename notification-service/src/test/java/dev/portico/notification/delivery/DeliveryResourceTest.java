package dev.portico.notification.delivery;

import static dev.portico.local.testing.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.portico.local.testing.TestKafka;
import dev.portico.local.testing.TestTokens;
import dev.portico.notification.MailServer;
import dev.portico.notification.Orders;
import dev.portico.notification.Suite;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@Suite
class DeliveryResourceTest {

    private MailServer mails;
    private Orders robin;

    @BeforeEach
    void fourMailsOfOneOrder() {
        mails = MailServer.start();
        robin = Orders.of("robin-" + UUID.randomUUID());
        TestKafka.send(Orders.merchant("demo", "Northwind Goods"));
        TestKafka.send(
                robin.event("order.received.v1"),
                robin.event("order.edited.v1").withSequence(5).withHeader("ce_actor", "staff:42"));
        TestKafka.send(robin.event("payment.requested.v1"), robin.event("refund.due.v1"));
        await().untilAsserted(() -> assertThat(robin.deliveries()).hasSize(4).allMatch(text -> text.endsWith(" SENT")));
    }

    @AfterEach
    void stopMailServer() {
        mails.close();
    }

    @Test
    void anOrdersMailsAreListed() {
        as("viewer")
                .queryParam("orderId", robin.orderId())
                .get("/api/v1/deliveries")
                .then()
                .statusCode(200)
                .body(
                        "items.kind",
                        containsInAnyOrder("PAYMENT_REQUESTED", "ORDER_EDITED", "REFUND_DUE", "ORDER_RECEIVED"))
                .body("items.status", everyItem(equalTo("SENT")))
                .body("items.sentAt", everyItem(notNullValue()))
                .body("items.nextTryAt", everyItem(nullValue()))
                .body("next", nullValue());
    }

    @Test
    void pagesFollowEachOtherWithoutGapsOrRepeats() {
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var request = as("viewer").queryParam("orderId", robin.orderId()).queryParam("limit", 3);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor)).get("/api/v1/deliveries");
            assertThat(page.statusCode()).isEqualTo(200);
            seen.addAll(page.jsonPath().getList("items.id", String.class));
            cursor = page.jsonPath().getString("next");
        } while (cursor != null);
        assertThat(seen).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void statusNarrowsTheList() {
        as("staff")
                .queryParam("orderId", robin.orderId())
                .queryParam("status", "PARKED")
                .get("/api/v1/deliveries")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"orderId=x", "status=LOST", "cursor=%21", "cursor=abc", "limit=0", "limit=201", "limit=x"})
    void aQuestionThatMakesNoSenseIsAProblem(String query) {
        var answer = as("viewer").get("/api/v1/deliveries?" + query);
        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.asString()).doesNotContain("Exception", "\tat ");
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        as("viewer")
                .get("/api/v1/deliveries?orderId=x&status=LOST")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"))
                .body("violations.pointer", contains("/orderId", "/status"));
    }

    @Test
    void aMailIsSentAgainOncePerKey() {
        var original = deliveryId();
        var key = UUID.randomUUID().toString();
        var first = as("staff").header("Idempotency-Key", key).post(resend(original));
        var second = as("staff").header("Idempotency-Key", key).post(resend(original));

        first.then()
                .statusCode(201)
                .body("resendOf", equalTo(original))
                .body("id", not(equalTo(original)))
                .body("status", equalTo("PENDING"));
        assertThat(second.asString()).isEqualTo(first.asString());
        await().untilAsserted(() -> assertThat(mails.to(robin.email())).hasSize(4));
        assertThat(robin.deliveries()).hasSize(5);
    }

    @Test
    void aResendNeedsAKey() {
        as("staff")
                .post(resend(deliveryId()))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("idempotency-key-missing"));
    }

    @Test
    void aKeyIsForOneMail() {
        var key = UUID.randomUUID().toString();
        as("staff")
                .header("Idempotency-Key", key)
                .post(resend(deliveryId()))
                .then()
                .statusCode(201);
        as("staff")
                .header("Idempotency-Key", key)
                .post(resend(UUID.randomUUID().toString()))
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void aMailThatIsStillOnItsWayIsNotSentTwice() {
        Orders.execute(
                "update notification.delivery set status = 'RETRY', due_at = now() + interval '1 day' where id = '"
                        + deliveryId() + "'");
        as("staff")
                .header("Idempotency-Key", "k1")
                .post(resend(deliveryId()))
                .then()
                .statusCode(409)
                .body("code", equalTo("delivery-not-finished"));
    }

    @Test
    void aViewerMayNotSend() {
        as("viewer")
                .header("Idempotency-Key", "k")
                .post(resend(deliveryId()))
                .then()
                .statusCode(403);
    }

    @Test
    void anotherMerchantsMailsDoNotExist() {
        as("admin", "fjord")
                .get("/api/v1/deliveries?orderId=" + robin.orderId())
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        as("admin", "fjord")
                .header("Idempotency-Key", "k")
                .post(resend(deliveryId()))
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("delivery-not-found"));
    }

    private static RequestSpecification as(String role) {
        return as(role, "demo");
    }

    /** RestAssured would write the colon of {@code :resend} as {@code %3A}. */
    private static RequestSpecification as(String role, String merchant) {
        return given().urlEncodingEnabled(false).auth().oauth2(TestTokens.bearer(role, merchant));
    }

    private static String resend(String id) {
        return "/api/v1/deliveries/" + id + ":resend";
    }

    private String deliveryId() {
        return Orders.rows("select id from notification.delivery where kind = 'ORDER_RECEIVED' and order_id = '"
                        + robin.orderId() + "' and resend_of is null")
                .get(0);
    }
}
