package dev.portico.orderedit;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.identity.Caller;
import dev.portico.kit.identity.CallerHeader;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.local.testing.Contracts;
import dev.portico.local.testing.Patience;
import dev.portico.local.testing.TestKafka;
import dev.portico.local.testing.TestTokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The service as its callers use it, for one merchant that no other test knows. */
@Singleton
public class Api {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CallerHeader header;

    Api(CallerHeader header) {
        this.header = header;
    }

    public static ObjectMapper json() {
        return JSON;
    }

    /** A merchant of its own, whose portal is open: told by an event, as portal-service does. */
    public String openMerchant() {
        var merchant = merchant();
        settings(merchant, true, 1);
        Patience.await().until(() -> TestRows.portalEnabled(merchant));
        return merchant;
    }

    public static String merchant() {
        return "m-" + UUID.randomUUID().toString().substring(0, 13);
    }

    public static void settings(String merchant, boolean portalEnabled, long sequence) {
        TestKafka.send(Contracts.event("merchant.settings-changed.v1")
                .withNewId()
                .withKey(merchant)
                .withHeader("ce_merchant", merchant)
                .withSequence(sequence)
                .withData(data -> {
                    var settings = (ObjectNode) data.get("merchant");
                    settings.put("id", merchant);
                    settings.put("portalEnabled", portalEnabled);
                }));
    }

    public RequestSpecification as(String role, String merchant) {
        return given().urlEncodingEnabled(false) // paths carry a colon
                .header("Authorization", "Bearer " + TestTokens.bearer(role, merchant))
                .contentType("application/json");
    }

    /** portal-service on behalf of a customer. */
    public RequestSpecification customer(String merchant) {
        var caller = new Caller(new MerchantId(merchant), Actor.CUSTOMER);
        return given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + TestTokens.service())
                .header(CallerHeader.NAME, header.sign(caller))
                .contentType("application/json");
    }

    public Response put(String merchant, String externalId, JsonNode order) {
        return as("staff", merchant).body(order.toString()).put("/api/v1/orders/" + externalId);
    }

    /** The golden order stored for a merchant; the answer's excerpt. */
    public JsonNode stored(String merchant, String externalId) {
        return stored(merchant, externalId, order -> {});
    }

    public JsonNode stored(String merchant, String externalId, Consumer<ObjectNode> change) {
        var body = golden();
        change.accept(body);
        var response = put(merchant, externalId, body);
        if (response.statusCode() != 201) {
            throw new AssertionError(response.asString());
        }
        return tree(response).get("order");
    }

    public Response preview(String merchant, JsonNode order, String changes) {
        return customer(merchant)
                .body(request(order.get("version").asInt(), changes))
                .post("/internal/orders/" + order.get("id").asText() + "/edits:preview");
    }

    public Response commit(String merchant, JsonNode order, String key, String changes) {
        return customer(merchant)
                .header("Idempotency-Key", key)
                .body(request(order.get("version").asInt(), changes))
                .post("/internal/orders/" + order.get("id").asText() + "/edits");
    }

    private static String request(int version, String changes) {
        return "{\"version\": " + version + ", \"changes\": [" + changes + "]}";
    }

    public static String setQuantity(JsonNode order, int line, int quantity) {
        return "{\"type\":\"SET_QUANTITY\",\"lineId\":\"" + lineId(order, line) + "\",\"quantity\":" + quantity + "}";
    }

    public static String remove(JsonNode order, int line) {
        return "{\"type\":\"REMOVE_ITEM\",\"lineId\":\"" + lineId(order, line) + "\"}";
    }

    public static String swap(JsonNode order, int line, String variant) {
        return "{\"type\":\"SWAP_VARIANT\",\"lineId\":\"" + lineId(order, line) + "\",\"variantId\":\"" + variant
                + "\"}";
    }

    public static String lineId(JsonNode order, int line) {
        return order.at("/lines/" + line + "/id").asText();
    }

    public static ObjectNode golden() {
        return (ObjectNode) resource("/orders/golden.json");
    }

    public static JsonNode resource(String name) {
        try (var in = Api.class.getResourceAsStream(name)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode tree(Response response) {
        return tree(response.asString());
    }

    public static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    /** The order's events on Kafka once there are that many. */
    public static List<ConsumerRecord<String, String>> events(String orderId, int atLeast) {
        return Patience.await()
                .until(() -> TestKafka.records("order.events", orderId), records -> records.size() >= atLeast);
    }

    public static List<String> types(String orderId, int atLeast) {
        return events(orderId, atLeast).stream()
                .map(event -> TestKafka.header(event, "ce_type"))
                .toList();
    }
}
