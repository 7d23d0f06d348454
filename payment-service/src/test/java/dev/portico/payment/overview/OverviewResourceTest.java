package dev.portico.payment.overview;

import static dev.portico.local.testing.Patience.await;
import static dev.portico.payment.PaymentFixtures.DUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.portico.payment.PaymentFixtures;
import dev.portico.payment.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class OverviewResourceTest {

    @Test
    void whatIsDueBackIsListedUntilItIsOnItsWay() {
        var shop = new Shop("overview-refunds");
        var settled = shop.receives();
        var owed = shop.owesWhatCameByCard(Shop.CARD);

        shop.as("viewer")
                .get("/api/v1/refunds-due")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].orderId", equalTo(owed.toString()))
                .body("items[0].orderNumber", notNullValue())
                .body("items[0].dueMinor", equalTo((int) DUE))
                .body("items[0].underWayMinor", equalTo(0))
                .body("items[0].dueSince", notNullValue());
        assertThat(settled).isNotEqualTo(owed);

        shop.refunds(owed, DUE - 1000).statusCode(201);
        shop.as("staff").get("/api/v1/refunds-due").then().body("items[0].dueMinor", equalTo(1000));
        shop.refunds(owed, 1000).statusCode(201);
        shop.as("staff").get("/api/v1/refunds-due").then().body("items", empty());
    }

    @Test
    void whatAnEditThatWaitsWillUseUpIsNotDueBack() {
        var shop = new Shop("overview-waiting");
        var order = shop.owesWhatCameByCard(Shop.CARD);

        Shop.sql("update payment.account set expected_total_minor = order_total_minor + 6000 where order_id = '" + order
                + "'");

        shop.as("staff").get("/api/v1/refunds-due").then().body("items.dueMinor", contains(375));
    }

    @Test
    void duesArePagedByTheirOrders() {
        var shop = new Shop("overview-pages");
        var orders = new ArrayList<UUID>();
        for (var i = 0; i < 3; i++) {
            orders.add(shop.owesWhatCameByCard(Shop.CARD));
        }

        var found = pages(shop, "/api/v1/refunds-due", "orderId");

        assertThat(found)
                .isEqualTo(orders.stream()
                        .map(UUID::toString)
                        .sorted(Comparator.reverseOrder())
                        .toList());
    }

    @Test
    void runsAreListedWithWhatBecameOfThem() {
        var shop = new Shop("overview-runs");
        var order = shop.receives();
        shop.edits(order, 4, Shop.SHOP_PAID + DUE);
        shop.awaitOutstanding(order, DUE);
        shop.as("admin")
                .body(Map.of(
                        "processor",
                        "sandbox",
                        "customer",
                        "c",
                        "card",
                        "sbx_card_test_success",
                        "method",
                        "Visa 4242"))
                .put("/api/v1/orders/{id}/payment-method", order)
                .then()
                .statusCode(200);
        var first = run(shop, "{\"scope\": \"ALL\"}");
        shop.awaitOutstanding(order, 0);
        var second = run(shop, "{\"scope\": \"ALL\"}");

        await().untilAsserted(() -> shop.as("viewer")
                .get("/api/v1/charge-runs")
                .then()
                .statusCode(200)
                .body("items.id", contains(second, first))
                .body("items.finished", contains(true, true))
                .body("items[0].outcomes", empty())
                .body("items[1].outcomes.status", contains("SUCCEEDED"))
                .body("items[1].outcomes.amountMinor", contains((int) DUE))
                .body("items[1].startedBy", equalTo("staff:overview-runs-staff"))
                .body("next", nullValue()));
        assertThat(pages(shop, "/api/v1/charge-runs", "id")).containsExactly(second, first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/charge-runs", "/api/v1/refunds-due"})
    void anotherMerchantSeesNothingAndACursorOfNobodyIsRefused(String path) {
        var unused = PaymentFixtures.orderWithBalanceDue();
        var other = new Shop("overview-nobody");

        other.as("staff").get(path).then().statusCode(200).body("items", empty());
        other.as("staff").get(path + "?cursor=rubbish").then().statusCode(400).body("code", equalTo("bad-cursor"));
        other.as("staff").get(path + "?limit=0").then().statusCode(400);
    }

    private static String run(Shop shop, String body) {
        return shop.as("staff")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post("/api/v1/charge-runs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** One by one. */
    private static List<String> pages(Shop shop, String path, String id) {
        var found = new ArrayList<String>();
        String next = "";
        while (next != null) {
            var page = shop.as("staff")
                    .get(path + "?limit=1" + (next.isEmpty() ? "" : "&cursor=" + next))
                    .then()
                    .statusCode(200)
                    .extract();
            found.addAll(page.path("items." + id));
            next = page.path("next");
        }
        return found;
    }
}
