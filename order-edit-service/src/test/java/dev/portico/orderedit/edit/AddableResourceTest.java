package dev.portico.orderedit.edit;

import static dev.portico.orderedit.Api.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.orderedit.Api;
import dev.portico.orderedit.MovableClock;
import dev.portico.orderedit.OrderEditTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OrderEditTest
class AddableResourceTest {

    @Inject
    Api api;

    @Inject
    MovableClock clock;

    private String merchant;
    private JsonNode order;

    @BeforeEach
    void anOrderAndACatalog() {
        clock.reset();
        merchant = api.openMerchant();
        order = api.stored(merchant, "o-1");
        product("mug", "Enamel Mug", "\"tags\": [\"Summer\"],", 1400, "USD", 7);
        product("cup", "Blue mug, large", "", 1900, "USD", 1);
        product("bowl", "Blue Bowl", "\"tags\": [\"fragile\"],", 900, "USD", 3);
        product("gift", "Free mug", "", 0, "USD", 3);
        product("euro", "Euro mug", "", 500, "EUR", 3);
        product("gone", "Sold-out mug", "", 500, "USD", 0);
        product("draft", "Mug to come", "\"status\": \"DRAFT\",", 500, "USD", 3);
    }

    private void product(String id, String title, String more, long price, String currency, int stock) {
        api.as("staff", merchant)
                .body("{\"title\": \"" + title + "\", " + more + " \"variants\": [{\"externalId\": \"" + id
                        + "-1\", \"title\": \"One\", \"priceMinor\": " + price + ", \"currency\": \"" + currency
                        + "\", \"tracked\": true, \"stock\": " + stock + "}]}")
                .put("/api/v1/products/" + id)
                .then()
                .statusCode(201);
    }

    private ValidatableResponse search(String query) {
        return api.customer(merchant)
                .get("/internal/orders/" + order.get("id").asText() + "/addable?" + query)
                .then();
    }

    @Test
    void whatCanBeBoughtIsFoundByTheBeginningsOfItsWords() {
        search("q=")
                .statusCode(200)
                .body("items.productId", contains("bowl", "cup", "mug"))
                .body("next", nullValue());
        search("q=mu").body("items.productId", contains("cup", "mug"));
        search("q=MUG%20blue").body("items.productId", contains("cup"));
        search("q=ug").body("items", empty());
        search("q=%25").body("items.productId", contains("bowl", "cup", "mug"));
        search("q=enamel")
                .body("items[0].title", equalTo("Enamel Mug"))
                .body("items[0].variants[0].variantId", equalTo("mug-1"))
                .body("items[0].variants[0].unitPriceMinor", equalTo(1400))
                .body("items[0].variants[0].available", equalTo(true))
                .body("items[0].variants[0].left", equalTo(7));
    }

    @Test
    void pagesFollowEachOtherAndRubbishIsRefused() {
        var seen = new ArrayList<String>();
        String cursor = "";
        while (cursor != null) {
            var page = tree(search("limit=1" + cursor).statusCode(200).extract().response());
            page.get("items").forEach(item -> seen.add(item.get("productId").asText()));
            cursor = page.get("next").isNull()
                    ? null
                    : "&cursor=" + page.get("next").asText();
        }
        assertThat(seen).isEqualTo(List.of("bowl", "cup", "mug"));
        search("cursor=rubbish").statusCode(400);
        search("cursor=%00").statusCode(400);
        search("limit=0").statusCode(400);
        search("limit=51").statusCode(400);
        search("q=" + "x".repeat(256)).statusCode(400);
        search("q=" + URLEncoder.encode("a\u0000b ' \" \\ 🎁", StandardCharsets.UTF_8))
                .statusCode(200);
        api.customer(merchant)
                .get("/internal/orders/7a5c9a52-9e0f-4a6e-9e1c-0d3f3d9a0001/addable")
                .then()
                .statusCode(404);
    }

    @Test
    void theMerchantSaysWhat() {
        policy("{\"restrictionTags\": {\"product\": [\"FRAGILE\"]}}");
        search("q=").body("items.productId", contains("cup", "mug"));
        policy("{\"addable\": {\"kind\": \"TAG\", \"tag\": \"summer\"}}");
        search("q=").body("items.productId", contains("mug"));
        policy("{\"addable\": {\"kind\": \"LIST\", \"productIds\": [\"cup\", \"gift\"]}}");
        search("q=").body("items.productId", contains("cup"));
        policy("{\"actions\": {\"ADD_ITEM\": false, \"REPLACE_ITEM\": false}}");
        search("q=").statusCode(422).body("violations[0].code", equalTo("ACTION_DISABLED"));
    }

    private void policy(String json) {
        api.as("staff", merchant).body(json).put("/api/v1/edit-policy").then().statusCode(200);
    }

    @Test
    void whatIsFoundCanBeAddedOnceItsStockLasts() {
        var two = "{\"type\":\"ADD_ITEM\",\"productId\":\"cup\",\"variantId\":\"cup-1\",\"quantity\":2}";
        api.commit(merchant, order, "k-1", two)
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("OUT_OF_STOCK"))
                .body("violations[0].pointer", equalTo("/changes/0"));
        var one = two.replace("\"quantity\":2", "\"quantity\":1");
        var previewed =
                tree(api.preview(merchant, order, one)).at("/after/lines/2/id").asText();
        api.commit(merchant, order, "k-2", one)
                .then()
                .statusCode(201)
                .body("order.lines[2].id", equalTo(previewed))
                .body("order.lines[2].addedByEdit", equalTo(true))
                .body("order.lines[2].unitPriceMinor", equalTo(1900))
                .body("order.totals.totalMinor", equalTo(18562 + 1900 + 119));
        search("q=").body("items.productId", contains("bowl", "mug"));
    }

    @Test
    void aLineCanBeReplacedAndAContactChanged() {
        var replace = "{\"type\":\"REPLACE_ITEM\",\"lineId\":\"" + Api.lineId(order, 1)
                + "\",\"productId\":\"mug\",\"variantId\":\"mug-1\"}";
        var contact = "{\"type\":\"CHANGE_CONTACT\",\"email\":\"new@example.com\",\"phone\":null,"
                + "\"firstName\":\"Robin\",\"lastName\":\"Example\"}";
        api.commit(merchant, order, "k-1", replace + "," + contact)
                .then()
                .statusCode(201)
                .body("order.lines[1].quantity", equalTo(0))
                .body("order.lines[2].productId", equalTo("mug"))
                .body("order.customer.email", equalTo("new@example.com"));
    }
}
