package dev.portico.orderedit;

import static dev.portico.orderedit.Api.setQuantity;
import static dev.portico.orderedit.Api.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.testing.Contracts;
import dev.portico.local.testing.Patience;
import dev.portico.orderedit.listing.ListingFixtures;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The internal API's golden examples, {@code contracts/internal}: what its callers may rely on. With
 * {@code -Dportico.contracts.write=true} they are written anew.
 */
@OrderEditTest
class InternalContractTest {

    private static final String ORDER_ID = "01935a2c-7c00-7000-8000-000000002051";
    private static final String TOP_ID = "01935a2c-7c00-7000-8000-000000000001";
    private static final String SHIRT_ID = "01935a2c-7c00-7000-8000-000000000002";
    private static final String EDIT_ID = "01935a2c-7c02-7000-8000-000000000001";
    private static final String NOTICE_ID = "01935a2c-7c03-7000-8000-000000000002";
    private static final String LISTING_ID = "01935a2c-7c00-7000-8000-000000006001";
    private static final String HOLD_ID = "01935a2c-7c04-7000-8000-000000000001";

    @Inject
    Api api;

    @Inject
    MovableClock clock;

    private String merchant;
    private JsonNode order;

    @BeforeEach
    void anOrder() {
        clock.reset();
        merchant = api.openMerchant();
        order = api.stored(merchant, "5100000000001");
        clock.set(Instant.parse("2026-11-20T16:32:00Z"));
    }

    @Test
    void editsPreview() throws IOException {
        var changes = setQuantity(order, 0, 3);
        var example = Api.json().createObjectNode();
        example.set("request", request("/edits:preview", 1, changes));
        example.set("response", response(api.preview(merchant, order, changes)));
        compare("edits-preview.json", example);
    }

    @Test
    void editsCommit() throws IOException {
        var changes = setQuantity(order, 0, 3);
        var example = Api.json().createObjectNode();
        example.set("request", request("/edits", 1, changes));
        example.set("response", response(api.commit(merchant, order, "k-1", changes)));
        var refused = "{\"type\":\"SET_QUANTITY\",\"lineId\":\"" + Api.lineId(order, 0) + "\",\"quantity\":0}";
        example.set("stale", response(api.commit(merchant, order, "k-2", changes)));
        ((ObjectNode) order).put("version", 2);
        example.set("refused", response(api.commit(merchant, order, "k-3", refused)));
        compare("edits-commit.json", example);
    }

    @Test
    void addable() throws IOException {
        api.as("staff", merchant)
                .body(
                        """
                        {"title": "Enamel Mug", "productType": "Kitchen", "variants": [
                          {"externalId": "mug-white", "title": "White", "options": [{"name": "Color", "value": "White"}],
                           "priceMinor": 1400, "currency": "USD", "stock": 7, "tracked": true, "grams": 320}]}""")
                .put("/api/v1/products/enamel-mug")
                .then()
                .statusCode(201);
        var path = "/internal/orders/" + order.get("id").asText() + "/addable?q=mug";
        var example = Api.json().createObjectNode();
        example.set(
                "request",
                Api.json()
                        .createObjectNode()
                        .put("method", "GET")
                        .put("path", "/internal/orders/" + ORDER_ID + "/addable?q=mug"));
        example.set("response", response(api.customer(merchant).get(path)));
        compare("addable.json", example);
    }

    @Test
    void cancellation() throws IOException {
        var path = "/internal/orders/" + order.get("id").asText() + "/cancellation";
        var body = "{\"version\":1,\"reason\":\"CHANGED_MIND\",\"comment\":null}";
        var example = Api.json().createObjectNode();
        example.set("previewRequest", request("/cancellation:preview", tree("{\"version\":1}")));
        example.set(
                "previewResponse",
                response(api.customer(merchant).body("{\"version\":1}").post(path + ":preview")));
        example.set("request", request("/cancellation", tree(body)));
        example.set(
                "response",
                response(api.customer(merchant)
                        .header("Idempotency-Key", "c")
                        .body(body)
                        .post(path)));
        compare("cancellation.json", example);
    }

    @Test
    void delayAnswer() throws IOException {
        var listing = ListingFixtures.stored(api, merchant);
        var waiting = PreOrders.stored(api, merchant, 1, (i, it) -> {}).get(0);
        var notice = tree(api.as("staff", merchant)
                        .body("{\"texts\":{\"en\":\"The fabric is late.\"},\"expectedFrom\":\"2027-04-01\"}")
                        .post("/api/v1/listings/" + ListingFixtures.TOPS + ":announce-delay"))
                .get("noticeId");
        order = Patience.await()
                .until(() -> tree(api.as("viewer", merchant).get("/api/v1/orders/" + waiting)), it -> it.has("delays"));
        var path = "/internal/orders/" + waiting + "/delay-answer";
        var question = "{\"noticeId\":" + notice + "}";
        var body = "{\"noticeId\":" + notice + ",\"answer\":\"ACCEPT\",\"version\":1}";
        var example = Api.json().createObjectNode();
        example.set("previewRequest", request("/delay-answer:preview", tree(question)));
        example.set(
                "previewResponse",
                response(api.customer(merchant).body(question).post(path + ":preview")));
        example.set("request", request("/delay-answer", tree(body)));
        example.set(
                "response",
                response(api.customer(merchant)
                        .header("Idempotency-Key", "d")
                        .body(body)
                        .post(path)));
        var text = example.toString()
                .replace(notice.asText(), NOTICE_ID)
                .replace(listing.get("id").asText(), LISTING_ID)
                .replace(order.at("/holds/1/id").asText(), HOLD_ID)
                .replace(order.at("/holds/0/id").asText(), HOLD_ID);
        compare("delay-answer.json", tree(text));
    }

    private JsonNode request(String path, int version, String changes) {
        return request(path, tree("{\"version\":" + version + ",\"changes\":[" + changes + "]}"));
    }

    private JsonNode request(String path, JsonNode body) {
        var request = Api.json().createObjectNode();
        request.put("method", "POST").put("path", "/internal/orders/" + ORDER_ID + path);
        request.set("body", body);
        return request;
    }

    private static JsonNode response(Response response) {
        var node = Api.json().createObjectNode();
        node.put("status", response.statusCode());
        node.set("body", tree(response));
        return node;
    }

    private void compare(String name, JsonNode example) throws IOException {
        var file = Contracts.directory().resolve("internal").resolve(name);
        var actual = tree(withGoldenIds(example.toString(), example));
        if (Boolean.getBoolean("portico.contracts.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual.toPrettyString() + "\n");
        }
        assertThat(actual).isEqualTo(tree(Files.readString(file)));
    }

    private String withGoldenIds(String text, JsonNode example) {
        var edit = example.at("/response/body/editId").asText("no edit");
        return text.replace(order.get("id").asText(), ORDER_ID)
                .replace(Api.lineId(order, 0), TOP_ID)
                .replace(Api.lineId(order, 1), SHIRT_ID)
                .replace(edit.isEmpty() ? "no edit" : edit, EDIT_ID)
                .replace(merchant, "demo");
    }
}
