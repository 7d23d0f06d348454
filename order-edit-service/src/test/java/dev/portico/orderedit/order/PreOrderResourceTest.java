package dev.portico.orderedit.order;

import static dev.portico.orderedit.Api.golden;
import static dev.portico.orderedit.Api.setQuantity;
import static dev.portico.orderedit.Api.swap;
import static dev.portico.orderedit.Api.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.portico.local.testing.Contracts;
import dev.portico.local.testing.TestKafka;
import dev.portico.orderedit.Api;
import dev.portico.orderedit.MovableClock;
import dev.portico.orderedit.OrderEditTest;
import dev.portico.orderedit.TestMoney;
import dev.portico.orderedit.TestRows;
import dev.portico.orderedit.listing.ListingFixtures;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders of which a line was pre-ordered, from checkout on. */
@OrderEditTest
class PreOrderResourceTest {

    @Inject
    Api api;

    @Inject
    MovableClock clock;

    private String merchant;
    private JsonNode listing;

    @BeforeEach
    void aMerchantWithAListing() {
        clock.reset();
        merchant = api.openMerchant();
        listing = ListingFixtures.stored(api, merchant);
        api.as("staff", merchant)
                .body(
                        """
                        {"title": "Classic Varsity Top", "options": ["Size"], "variants": [
                          {"externalId": "classic-varsity-top-small", "title": "Small", "priceMinor": 6000,
                           "options": [{"name": "Size", "value": "Small"}], "currency": "USD", "stock": 9, "tracked": false},
                          {"externalId": "classic-varsity-top-medium", "title": "Medium", "priceMinor": 6000,
                           "options": [{"name": "Size", "value": "Medium"}], "currency": "USD", "stock": 9, "tracked": false},
                          {"externalId": "classic-varsity-top-large", "title": "Large", "priceMinor": 6000,
                           "options": [{"name": "Size", "value": "Large"}], "currency": "USD", "stock": 9, "tracked": false}]}""")
                .put("/api/v1/products/classic-varsity-top")
                .then()
                .statusCode(201);
    }

    @Test
    void aLineKeepsTheTermsItCameInUnder() {
        var order = preOrder("{\"listing\":\"spring-tops\",\"installments\":2}");
        var preOrder = order.at("/lines/0/preOrder");

        assertThat(preOrder.get("listingId")).isEqualTo(listing.get("id"));
        assertThat(preOrder.get("type").asText()).isEqualTo("DEPOSIT_UPFRONT");
        assertThat(preOrder.at("/deposit/percent").asText()).isEqualTo("20");
        assertThat(preOrder.at("/plan/installments").asInt()).isEqualTo(2);
        assertThat(preOrder.at("/charge/on").asText()).isEqualTo("2027-02-01");
        assertThat(preOrder.get("expectedTo").asText()).isEqualTo("2027-01-31");
        assertThat(preOrder.get("released").asBoolean()).isFalse();
        assertThat(order.at("/lines/1").has("preOrder")).isFalse();
        assertThat(kinds(order)).containsExactly("EDIT_WINDOW", "PRE_ORDER");
        assertThat(order.at("/holds/1/lineIds")).hasSize(1).first().isEqualTo(order.at("/lines/0/id"));
        assertThat(Api.types(id(order), 3)).containsExactly("order.received.v1", "order.held.v1", "order.held.v1");

        api.as("staff", merchant)
                .body(ListingFixtures.tops()
                        .set("terms", tree("{\"type\":\"CAPTURE_ONLY\"}"))
                        .toString())
                .put("/api/v1/listings/" + ListingFixtures.TOPS)
                .then()
                .statusCode(200);
        assertThat(read(order).at("/lines/0/preOrder")).isEqualTo(preOrder);
    }

    @Test
    void itsExcerptFollowsTheSchema() {
        var order = preOrder("{\"listingId\":\"" + listing.get("id").asText() + "\"}");
        var schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(Contracts.directory()
                        .resolve("schemas/order.received.v1.json")
                        .toUri());
        var data = (ObjectNode) tree(Api.events(id(order), 3).get(0).value());
        assertThat(schema.validate(data)).isEmpty();
        for (var field : List.of("listingId", "type", "deposit", "plan", "charge", "released", "queuePosition")) {
            var damaged = data.deepCopy();
            ((ObjectNode) damaged.at("/order/lines/0/preOrder")).remove(field);
            assertThat(schema.validate(damaged)).as(field).isNotEmpty();
        }
    }

    @Test
    void capturingOnlyPromisesNoCharge() {
        api.as("staff", merchant)
                .body(ListingFixtures.tops().put("stage", "CAPTURE_ONLY").toString())
                .put("/api/v1/listings/soon")
                .then()
                .statusCode(201);
        var order = preOrder("{\"listing\":\"soon\"}");
        assertThat(order.at("/lines/0/preOrder/type").asText()).isEqualTo("CAPTURE_ONLY");
        assertThat(order.at("/lines/0/preOrder/plan").isNull()).isTrue();
        assertThat(order.at("/lines/0/preOrder/charge").isNull()).isTrue();
    }

    @Test
    void whatNoListingPromisesIsRefusedWithItsPlace() {
        put("{\"listing\":\"coats\"}")
                .then()
                .statusCode(422)
                .body("violations.code", contains("unknown-listing"))
                .body("violations.pointer", contains("/lines/0/preOrder/listing"));
        put("{\"listing\":\"spring-tops\",\"installments\":4}")
                .then()
                .statusCode(422)
                .body("violations.pointer", contains("/lines/0/preOrder/installments"));
        put("{}").then().statusCode(422).body("violations.code", contains("one-listing-only"));
        for (var bad : List.of("7", "[]", "{\"listing\":{}}", "{\"listing\":\"x\",\"installments\":\"2\"}")) {
            put(bad).then().statusCode(400);
        }
        api.as("staff", merchant)
                .body("{\"stage\":\"ENDED\"}")
                .post("/api/v1/listings/spring-tops:stage")
                .then()
                .statusCode(200);
        put("{\"listing\":\"spring-tops\"}").then().statusCode(422).body("violations.code", contains("listing-ended"));
        var other = api.openMerchant();
        var stranger = golden();
        change("{\"listingId\":\"" + listing.get("id").asText() + "\"}").accept(stranger);
        api.put(other, "o-1", stranger).then().statusCode(422).body("violations.code", contains("unknown-listing"));
        assertThat(TestRows.count("select count(*) from order_edit.orders where merchant in (?, ?)", merchant, other))
                .isZero();
    }

    @Test
    void anImportSaysWhichLineNamesNoListingAndGoesOn() {
        var bad = golden().put("externalId", "o-1");
        change("{\"listing\":\"coats\"}").accept(bad);
        var good = golden().put("externalId", "o-2");
        change("{\"listing\":\"spring-tops\"}").accept(good);
        var answer = api.as("staff", merchant)
                .contentType("application/x-ndjson")
                .body((bad + "\n" + good + "\n").getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/orders:import")
                .asString()
                .lines()
                .map(Api::tree)
                .toList();
        assertThat(answer).extracting(line -> line.get("status").asText()).containsExactly("REFUSED", "CREATED");
        assertThat(answer.get(0).at("/violations/0/code").asText()).isEqualTo("unknown-listing");
    }

    @Test
    void editsLeaveThePromiseAlone() {
        var order = preOrder("{\"listing\":\"spring-tops\"}");
        var more = commit(order, "k-1", setQuantity(order, 0, 3) + ",{\"type\":\"CHANGE_NOTE\",\"note\":\"x\"}");
        assertThat(more.at("/lines/0/preOrder")).isEqualTo(order.at("/lines/0/preOrder"));
        assertThat(kinds(more)).contains("PRE_ORDER");
        var medium = commit(more, "k-2", swap(more, 0, "classic-varsity-top-medium"));
        // Only its place was one in another queue.
        assertThat(medium.at("/lines/0/preOrder"))
                .isEqualTo(((ObjectNode) order.at("/lines/0/preOrder").deepCopy()).putNull("queuePosition"));

        var large = commit(medium, "k-3", swap(medium, 0, "classic-varsity-top-large"));
        assertThat(large.at("/lines/0").has("preOrder")).isFalse();
        assertThat(kinds(large)).doesNotContain("PRE_ORDER");
        var undone = tree(api.customer(merchant)
                .header("Idempotency-Key", "u-1")
                .body("{\"version\":" + large.get("version").asInt() + "}")
                .post("/internal/orders/" + id(order) + "/undo"));
        assertThat(undone.at("/order/lines/0/preOrder")).isEqualTo(medium.at("/lines/0/preOrder"));
        assertThat(kinds(undone.get("order"))).contains("PRE_ORDER");
    }

    @Test
    void aCanceledLineIsHeldNoMore() {
        var order = preOrder("{\"listing\":\"spring-tops\"}");
        api.customer(merchant)
                .header("Idempotency-Key", "c-1")
                .body("{\"version\":1,\"reason\":\"CHANGED_MIND\",\"comment\":null,\"lineIds\":[\""
                        + Api.lineId(order, 0) + "\"]}")
                .post("/internal/orders/" + id(order) + "/cancellation")
                .then()
                .statusCode(201)
                .body("order.holds.kind", contains("EDIT_WINDOW"));
        assertThat(Api.types(id(order), 6)).endsWith("order.edited.v1", "order.tagged.v1", "order.released.v1");
    }

    @Test
    void payingEarlyLetsNothingGo() {
        var order = preOrder("{\"listing\":\"spring-tops\"}");
        var total = order.at("/totals/totalMinor").asLong();

        TestMoney.balance(merchant, id(order), total, total, 0, 1);
        TestMoney.awaitPending(id(order), 0);

        var paid = read(order);
        assertThat(kinds(paid)).containsExactly("EDIT_WINDOW", "PRE_ORDER");
        assertThat(paid.at("/lines/0/preOrder/released").asBoolean()).isFalse();
    }

    @Test
    void staffLetALineGoForGood() {
        var order = preOrder("{\"listing\":\"spring-tops\"}");
        api.as("staff", merchant)
                .body("{\"holdId\":\"" + order.at("/holds/1/id").asText() + "\"}")
                .post("/api/v1/orders/" + id(order) + "/release")
                .then()
                .statusCode(200)
                .body("order.lines[0].preOrder.released", equalTo(true))
                .body("order.lines[1]", not(hasKey("preOrder")));
        var more = commit(order, "k-1", setQuantity(order, 0, 3));
        assertThat(kinds(more)).doesNotContain("PRE_ORDER");
    }

    @Test
    void whatThePlatformHasShippedIsHeldNoMore() {
        var order = preOrder("{\"listing\":\"spring-tops\"}");
        var later = golden().put("platformVersion", 2);
        ((ObjectNode) later.at("/lines/0")).put("fulfilledQuantity", 2);
        api.put(merchant, "o-1", later)
                .then()
                .statusCode(200)
                .body("order.holds.kind", contains("EDIT_WINDOW"))
                .body("order.lines[0].preOrder.type", equalTo("DEPOSIT_UPFRONT"));
        var released = Api.events(id(order), 5).get(4);
        assertThat(TestKafka.header(released, "ce_type")).isEqualTo("order.released.v1");
    }

    private JsonNode commit(JsonNode order, String key, String changes) {
        var response = api.commit(merchant, order, key, changes);
        response.then().statusCode(201);
        return tree(response).get("order");
    }

    private JsonNode preOrder(String preOrder) {
        return api.stored(merchant, "o-1", change(preOrder)::accept);
    }

    private Response put(String preOrder) {
        var body = golden();
        change(preOrder).accept(body);
        return api.put(merchant, "o-9", body);
    }

    private static Consumer<ObjectNode> change(String preOrder) {
        return order -> ((ObjectNode) order.at("/lines/0")).set("preOrder", tree(preOrder));
    }

    private JsonNode read(JsonNode order) {
        return tree(api.as("viewer", merchant).get("/api/v1/orders/" + id(order)));
    }

    private static List<String> kinds(JsonNode order) {
        return StreamSupport.stream(order.get("holds").spliterator(), false)
                .map(hold -> hold.get("kind").asText())
                .toList();
    }

    private static String id(JsonNode order) {
        return order.get("id").asText();
    }
}
