package dev.portico.payment.waiver;

import static dev.portico.payment.PaymentFixtures.DUE;
import static dev.portico.payment.PaymentFixtures.awaitEvent;
import static dev.portico.payment.PaymentFixtures.json;
import static dev.portico.payment.PaymentFixtures.types;
import static dev.portico.payment.Shop.SHOP_PAID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.portico.payment.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class WaiverTest {

    private static final Shop SHOP = new Shop("waivers");

    @Test
    void whatIsWaivedIsNotOwedAnyMore() {
        var order = owing();

        waive(order, "some-" + order, 375)
                .statusCode(201)
                .body("kind", equalTo("MANUAL"))
                .body("currency", equalTo("USD"))
                .body("reason", equalTo("Kindness"));

        SHOP.awaitOutstanding(order, 6000);
        SHOP.as("viewer").get("/api/v1/orders/{id}/waivers", order).then().body("items.amountMinor", contains(375));
        SHOP.as("viewer")
                .get("/api/v1/orders/{id}/ledger", order)
                .then()
                .body("items.findAll { it.kind == 'WAIVER' }.amountMinor", contains(375));
        assertThat(json(awaitEvent(order, "balance.changed.v1", 3)).get("cause").asText())
                .isEqualTo("WAIVER");
    }

    @Test
    void theSameKeyIsOneWaiver() {
        var order = owing();

        String first =
                waive(order, "same-" + order, 375).statusCode(201).extract().path("id");
        waive(order, "same-" + order, 375).statusCode(201).body("id", equalTo(first));

        SHOP.awaitOutstanding(order, 6000);
    }

    @Test
    void noMoreIsWaivedThanIsOutstanding() {
        var order = owing();

        waive(order, "more-" + order, DUE + 1)
                .statusCode(422)
                .body("code", equalTo("waiver-refused"))
                .body("violations.code", contains("more-than-outstanding"))
                .body("violations[0].params.limitMinor", equalTo((int) DUE));
        waive(order, "all-" + order, DUE).statusCode(201);
        waive(order, "again-" + order, 1).statusCode(422).body("violations[0].params.limitMinor", equalTo(0));
    }

    @Test
    void othersAreRefused() {
        var order = owing();
        var body = "{\"amountMinor\": 1}";

        SHOP.as("viewer")
                .header("Idempotency-Key", "x")
                .body(body)
                .post("/api/v1/orders/{id}/waivers", order)
                .then()
                .statusCode(403);
        new Shop("second")
                .as("staff")
                .header("Idempotency-Key", "x")
                .body(body)
                .post("/api/v1/orders/{id}/waivers", order)
                .then()
                .statusCode(404);
        SHOP.as("staff")
                .body(body)
                .post("/api/v1/orders/{id}/waivers", order)
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency-key-missing"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"amountMinor\": 0}", "{\"amountMinor\": -1}", "{}", "{\"amountMinor\": \"x\"}"})
    void badAmountsAreNamed(String body) {
        SHOP.as("staff")
                .header("Idempotency-Key", "bad")
                .body(body)
                .post("/api/v1/orders/{id}/waivers", UUID.randomUUID())
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItem("/amountMinor"));
    }

    @Test
    void aSmallRestIsWaivedByItselfAndNeverAskedFor() {
        var shop = new Shop("small-amounts");
        shop.sets("{\"waiveBelowMinor\": {\"USD\": 51}}");
        var small = shop.receives();
        var large = shop.receives();

        shop.edits(small, 4, SHOP_PAID + 50);
        shop.edits(large, 4, SHOP_PAID + 51);

        shop.awaitOutstanding(large, 51);
        assertThat(awaitEvent(large, "payment.requested.v1", 1)).isNotNull();
        assertThat(json(awaitEvent(small, "balance.changed.v1", 3))
                        .at("/balance/waivedMinor")
                        .asLong())
                .isEqualTo(50);
        assertThat(types(small)).doesNotContain("payment.requested.v1");
        shop.as("viewer").get("/api/v1/orders/{id}/waivers", small).then().body("items.kind", contains("AUTOMATIC"));
    }

    @Test
    void byDefaultEveryCentIsAskedFor() {
        var shop = new Shop("every-cent");
        var order = shop.receives();

        shop.edits(order, 4, SHOP_PAID + 1);

        assertThat(awaitEvent(order, "payment.requested.v1", 1)).isNotNull();
        shop.awaitOutstanding(order, 1);
    }

    private static UUID owing() {
        var order = SHOP.receives();
        SHOP.edits(order, 4, SHOP_PAID + DUE);
        SHOP.awaitOutstanding(order, DUE);
        return order;
    }

    private static ValidatableResponse waive(UUID order, String key, long minor) {
        return SHOP.as("staff")
                .header("Idempotency-Key", key)
                .body("{\"amountMinor\": %d, \"reason\": \"Kindness\"}".formatted(minor))
                .post("/api/v1/orders/{id}/waivers", order)
                .then();
    }
}
