package dev.portico.payment.charge;

import static dev.portico.local.testing.Patience.await;
import static dev.portico.payment.PaymentFixtures.DUE;
import static dev.portico.payment.PaymentFixtures.allTypes;
import static dev.portico.payment.PaymentFixtures.asStaff;
import static dev.portico.payment.PaymentFixtures.awaitOutstanding;
import static dev.portico.payment.PaymentFixtures.newOrder;
import static dev.portico.payment.PaymentFixtures.orderWithBalanceDue;
import static dev.portico.payment.PreOrders.later;
import static dev.portico.payment.PreOrders.preOrdered;
import static dev.portico.payment.charge.ChargeFixtures.chosen;
import static dev.portico.payment.charge.ChargeFixtures.onFile;
import static dev.portico.payment.charge.ChargeFixtures.run;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.portico.local.testing.TestKafka;
import dev.portico.local.testing.TestTokens;
import dev.portico.payment.PreOrders;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ChargeRunResourceTest {

    @Test
    void aRunChargesEachOrderAndReportsIt() {
        var good = orderWithBalanceDue();
        var bad = orderWithBalanceDue();
        var without = orderWithBalanceDue();
        onFile(good, "success");
        onFile(bad, "expired");

        String id = run("report-" + good, chosen(good, bad, without))
                .then()
                .statusCode(201)
                .body("scope", equalTo("CHOSEN"))
                .body("startedBy", equalTo("staff:demo-staff"))
                .extract()
                .path("id");

        await().until(() -> asStaff()
                .get("/api/v1/charge-runs/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .path("finished"));
        asStaff()
                .get("/api/v1/charge-runs/{id}", id)
                .then()
                .body("outcomes.status", contains("DECLINED", "SUCCEEDED"))
                .body("outcomes.count", contains(1, 1))
                .body("outcomes.amountMinor", contains((int) DUE, (int) DUE));
        String next = asStaff()
                .get("/api/v1/charge-runs/{id}/charges?limit=1", id)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("next", notNullValue())
                .extract()
                .path("next");
        asStaff()
                .get("/api/v1/charge-runs/{id}/charges?limit=1&cursor={next}", id, next)
                .then()
                .body("items", hasSize(1))
                .body("next", nullValue());
        awaitOutstanding(good, 0);
        awaitOutstanding(bad, DUE);
    }

    @Test
    void theSameKeyIsOneRun() {
        var order = orderWithBalanceDue();
        onFile(order, "success");
        var key = "once-" + order;

        String first = run(key, chosen(order)).then().statusCode(201).extract().path("id");

        run(key, chosen(order)).then().statusCode(201).body("id", equalTo(first));
        run(key, chosen(UUID.randomUUID())).then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void twoRunsAtOnceChargeOnce() {
        var order = orderWithBalanceDue();
        onFile(order, "success");

        for (var i = 0; i < 4; i++) {
            run("twice-" + i + order, chosen(order)).then().statusCode(201);
        }

        awaitOutstanding(order, 0);
        await().untilAsserted(() -> asStaff()
                .get("/api/v1/orders/{id}/charges", order)
                .then()
                .body("items.findAll { it.status == 'CREATED' || it.status == 'PENDING' }", empty()));
        asStaff()
                .get("/api/v1/orders/{id}/charges", order)
                .then()
                .body("items.findAll { it.status == 'SUCCEEDED' }", hasSize(1));
        assertThat(allTypes(order)).containsOnlyOnce("payment.succeeded.v1");
    }

    @Test
    void aDryRunCountsAndStoresNothing() {
        var order = orderWithBalanceDue();
        onFile(order, "success");

        run("dry-" + order, chosen(order).replace("}", ", \"dryRun\": true}"))
                .then()
                .statusCode(200)
                .body("id", nullValue())
                .body("dryRun", equalTo(true))
                .body("outcomes.count", contains(1))
                .body("outcomes.amountMinor", contains((int) DUE));

        asStaff()
                .get("/api/v1/orders/{id}/charges", order)
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    /** The top and the shirt were pre-ordered from two listings; $53.13 of $185.62 are the shirt's. */
    @Test
    void aRunForAListingTakesAndTriggersWhatIsTheListingsOnly() {
        var top = UUID.randomUUID().toString();
        var shirt = UUID.randomUUID().toString();
        var paid = newOrder();
        TestKafka.send(PreOrders.received(paid, later(shirt, "STAFF"), 18562));
        awaitOutstanding(paid, 0);
        var another = newOrder();
        TestKafka.send(PreOrders.waiting(another, "STAFF"));
        awaitOutstanding(another, PreOrders.TOP_MINOR);
        var waiting = newOrder();
        TestKafka.send(
                preOrdered(PreOrders.received(waiting, later(top, "STAFF"), 499), 1, later(shirt, "ON_FULFILLMENT")));
        awaitOutstanding(waiting, 18063);
        for (var each : List.of(another, paid, waiting)) {
            onFile(each, "success");
        }
        var body = "{\"scope\": \"ALL\", \"listingId\": \"%s\"}".formatted(shirt);

        run("dry-" + shirt, body.replace("}", ", \"dryRun\": true}"))
                .then()
                .statusCode(200)
                .body("listingId", equalTo(shirt))
                .body("outcomes.count", contains(1))
                .body("outcomes.amountMinor", contains(5313));
        String id = run("listing-" + shirt, body)
                .then()
                .statusCode(201)
                .body("listingId", equalTo(shirt))
                .extract()
                .path("id");

        awaitOutstanding(waiting, 12750);
        asStaff()
                .get("/api/v1/charge-runs/{id}/charges", id)
                .then()
                .body("items", hasSize(1))
                .body("items[0].orderId", equalTo(waiting.toString()))
                .body("items[0].listingId", equalTo(shirt))
                .body("items[0].amountMinor", equalTo(5313));
        asStaff()
                .get("/api/v1/orders/{id}/schedule", waiting)
                .then()
                .body("items.find { it.listingId == '%s' }.status".formatted(shirt), equalTo("PAID"))
                .body("items.find { it.listingId == '%s' }.trigger".formatted(top), equalTo("STAFF"));
        assertThat(allTypes(waiting)).containsOnlyOnce("payment.succeeded.v1").doesNotContain("payment.requested.v1");
    }

    @Test
    void theNewestAreThoseWithTheHighestIds() {
        run("count-" + UUID.randomUUID(), "{\"scope\": \"NEWEST\", \"count\": 1, \"dryRun\": true}")
                .then()
                .statusCode(200)
                .body("scope", equalTo("NEWEST"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                        | /scope",
                "{\"scope\": \"SOME\"}                                     | /scope",
                "{\"scope\": \"OLDEST\"}                                   | /count",
                "{\"scope\": \"OLDEST\", \"count\": 0}                     | /count",
                "{\"scope\": \"ALL\", \"count\": 5}                        | /count",
                "{\"scope\": \"CHOSEN\"}                                   | /orderIds",
                "{\"scope\": \"CHOSEN\", \"orderIds\": []}                 | /orderIds",
                "{\"scope\": \"CHOSEN\", \"orderIds\": [\"x\"]}            | /orderIds/0",
                "{\"scope\": \"ALL\", \"listingId\": \"x\"}               | /listingId",
                "{\"scope\": \"ALL\", \"orderIds\": [\"01935a2c-7c00-7000-8000-000000002051\"]} | /orderIds",
            })
    void badFieldsAreNamed(String body, String pointer) {
        run(UUID.randomUUID().toString(), body)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.pointer", hasItem(pointer));
    }

    @Test
    void aKeyIsNeeded() {
        asStaff()
                .contentType(ContentType.JSON)
                .body(chosen(UUID.randomUUID()))
                .post("/api/v1/charge-runs")
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency-key-missing"));
    }

    @Test
    void anotherMerchantSeesAndChargesNothing() {
        var order = orderWithBalanceDue();
        onFile(order, "success");
        String id = run("mine-" + order, chosen(order))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        var second = TestTokens.bearer("admin", "second");

        given().auth().oauth2(second).get("/api/v1/charge-runs/{id}", id).then().statusCode(404);
        given().auth()
                .oauth2(second)
                .get("/api/v1/charge-runs/{id}/charges", id)
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(second)
                .get("/api/v1/orders/{id}/charges", order)
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(second)
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "theirs-" + order)
                .body(chosen(order))
                .post("/api/v1/charge-runs")
                .then()
                .statusCode(201)
                .body("outcomes", empty());
    }

    @Test
    void whoMayOnlyLookMayNotCharge() {
        given().auth()
                .oauth2(TestTokens.bearer("viewer", "demo"))
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "look")
                .body("{\"scope\": \"ALL\"}")
                .post("/api/v1/charge-runs")
                .then()
                .statusCode(403);
    }
}
