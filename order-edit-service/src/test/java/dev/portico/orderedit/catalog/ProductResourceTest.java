package dev.portico.orderedit.catalog;

import static dev.portico.orderedit.Api.setQuantity;
import static dev.portico.orderedit.Api.swap;
import static dev.portico.orderedit.Api.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.orderedit.Api;
import dev.portico.orderedit.MovableClock;
import dev.portico.orderedit.OrderEditTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OrderEditTest
class ProductResourceTest {

    private static final String TOP =
            """
            {"title": "Classic Varsity Top", "productType": "Tops", "tags": ["cotton"], "status": "ACTIVE",
             "options": ["Size"], "variants": [
              {"externalId": "classic-varsity-top-small", "title": "Small", "options": [{"name": "Size", "value": "Small"}],
               "priceMinor": 6000, "currency": "USD", "stock": 5, "tracked": true},
              {"externalId": "classic-varsity-top-medium", "title": "Medium", "options": [{"name": "Size", "value": "Medium"}],
               "priceMinor": 6500, "currency": "USD", "stock": 2, "tracked": true}]}""";

    @Inject
    Api api;

    @Inject
    MovableClock clock;

    private String merchant;

    @BeforeEach
    void aMerchant() {
        clock.reset();
        merchant = api.openMerchant();
        api.as("staff", merchant)
                .body(TOP)
                .put("/api/v1/products/classic-varsity-top")
                .then()
                .statusCode(201);
    }

    @Test
    void aProductIsReplacedWhole() {
        api.as("staff", merchant)
                .body(TOP.replace("6500", "7000").replace("classic-varsity-top-small", "classic-varsity-top-xs"))
                .put("/api/v1/products/classic-varsity-top")
                .then()
                .statusCode(200);
        api.as("viewer", merchant)
                .get("/api/v1/products/classic-varsity-top")
                .then()
                .statusCode(200)
                .body("variants.externalId", contains("classic-varsity-top-xs", "classic-varsity-top-medium"))
                .body("variants[1].priceMinor", equalTo(7000));
        api.as("viewer", Api.merchant())
                .get("/api/v1/products/classic-varsity-top")
                .then()
                .statusCode(404);
    }

    @Test
    void everythingThatIsWrongIsNamed() {
        api.as("staff", merchant)
                .body(
                        """
                        {"variants": [{"externalId": "a", "title": "A", "priceMinor": -1, "currency": "XYZ"},
                                      {"externalId": "a", "priceMinor": 1, "currency": "USD"}]}""")
                .put("/api/v1/products/p")
                .then()
                .statusCode(422)
                .body(
                        "violations.pointer",
                        containsInAnyOrder(
                                "/title",
                                "/variants/0/priceMinor",
                                "/variants/0/currency",
                                "/variants/1/title",
                                "/variants/1/externalId"));
    }

    @Test
    void stockFollowsEditsAndItsEndIsSaid() {
        var order = api.stored(merchant, "o-1");

        api.preview(merchant, order, "")
                .then()
                .body("options[0].maxQuantity", equalTo(7))
                .body(
                        "options[0].variants.variantId",
                        contains("classic-varsity-top-small", "classic-varsity-top-medium"))
                .body("options[0].variants.left", contains(5, 2))
                .body("options[0].variants.current", contains(true, false));
        api.commit(merchant, order, "k-1", setQuantity(order, 0, 8))
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("OUT_OF_STOCK"))
                .body("violations[0].params.left", equalTo(5));
        var swapped = api.commit(merchant, order, "k-2", swap(order, 0, "classic-varsity-top-medium"));
        swapped.then().statusCode(201).body("order.lines[0].unitPriceMinor", equalTo(6500));
        assertThat(stock()).containsExactly(7, 0);
    }

    @Test
    void theLastUnitIsSoldOnce() throws Exception {
        var orders = new ArrayList<JsonNode>();
        for (int i = 0; i < 8; i++) {
            orders.add(api.stored(merchant, "o-" + i));
        }
        var pool = Executors.newFixedThreadPool(8);
        try {
            var tries = new ArrayList<Callable<Integer>>();
            for (var order : orders) {
                tries.add(() -> api.commit(merchant, order, "k", setQuantity(order, 0, 3))
                        .statusCode());
            }
            var statuses = new ArrayList<Integer>();
            for (var attempt : pool.invokeAll(tries)) {
                statuses.add(attempt.get());
            }
            assertThat(statuses).containsOnly(201, 422);
            assertThat(statuses.stream().filter(status -> status == 201)).hasSize(5);
            assertThat(stock()).containsExactly(0, 2);
        } finally {
            pool.shutdownNow();
        }
    }

    private ArrayList<Integer> stock() {
        var product = tree(api.as("viewer", merchant).get("/api/v1/products/classic-varsity-top"));
        var stock = new ArrayList<Integer>();
        product.get("variants")
                .forEach(variant -> stock.add(variant.get("stock").asInt()));
        return stock;
    }
}
