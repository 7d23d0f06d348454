package dev.portico.orderedit.importing;

import static dev.portico.orderedit.Api.golden;
import static dev.portico.orderedit.Api.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.orderedit.Api;
import dev.portico.orderedit.MovableClock;
import dev.portico.orderedit.OrderEditTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OrderEditTest
class OrderImportResourceTest {

    @Inject
    Api api;

    @Inject
    MovableClock clock;

    private String merchant;

    @BeforeEach
    void aMerchant() {
        clock.reset();
        merchant = Api.merchant();
    }

    @Test
    void everyLineHasItsOwnResult() {
        var body = line("o-1", golden()) + "\n\n{broken\n" + line("o-2", golden().put("totalMinor", 1)) + "\n"
                + line("o-1", golden()) + "\n" + line("o-3", golden());

        var answer = api.as("staff", merchant)
                .contentType("application/x-ndjson")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/orders:import");

        answer.then().statusCode(200);
        var results = new ArrayList<String>();
        for (var line : answer.asString().strip().split("\n")) {
            var result = tree(line);
            results.add(result.get("line").asInt() + " " + result.get("status").asText());
        }
        assertThat(results).containsExactly("1 CREATED", "3 REFUSED", "4 REFUSED", "5 UNCHANGED", "6 CREATED");
    }

    @Test
    void aShopifyOrderIsStoredWithEverythingInPlace() {
        clock.set(java.time.Instant.parse("2026-11-20T16:16:00Z"));
        var answer = shopify(
                Api.resource("/shopify/order-webhook-us-discounted.json").toString());

        answer.then()
                .statusCode(201)
                .body("externalId", equalTo("5100000000001"))
                .body("order.number", equalTo("#2051"))
                .body("order.totals.totalMinor", equalTo(21058))
                .body("order.totals.discountMinor", equalTo(2130))
                .body("order.lines.discounts.amountMinor", contains(List.of(1200), List.of(500), List.of(430)))
                .body("order.lines[0].discounts[0].title", equalTo("WELCOME10"))
                .body("order.lines[0].taxLines.amountMinor", contains(675, 108))
                .body("order.lines[2].taxLines.rate", contains("0.0625", "0.01"))
                .body("order.lines[2].properties.name", contains("Engraving", "_gift_wrap"))
                .body("order.lines[2].properties.hidden", contains(false, true))
                .body("order.discounts[0].percentage", equalTo("10"))
                .body("order.tags", contains("first-order", "newsletter"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "paid, CAPTURED, 21058",
        "authorized, AUTHORIZED, 0",
        "voided, VOIDED, 0",
        "expired, VOIDED, 0",
    })
    void aShopifyOrderSaysHowFarItsPaymentHasCome(String financial, String status, long paid) {
        clock.set(java.time.Instant.parse("2026-11-20T16:16:00Z"));
        var order = (ObjectNode) Api.resource("/shopify/order-webhook-us-discounted.json");
        order.put("financial_status", financial).put("total_outstanding", "0.00");

        var stored = tree(shopify(order.toString())).at("/order/id").asText();

        var received = tree(Api.events(stored, 1).get(0).value());
        assertThat(received.at("/payments/0/status").asText()).isEqualTo(status);
        assertThat(received.at("/payments/0/amountMinor").asLong()).isEqualTo(21058);
        assertThat(received.at("/payments/0/externalId").asText()).isEqualTo("5100000000001-paid");
        assertThat(received.get("paidMinor").asLong()).isEqualTo(paid);
    }

    @Test
    void aPaymentOfAnUnknownStatusRefusesItsLine() {
        var wrong = golden();
        ((ObjectNode) wrong.at("/payments/0")).put("status", "TAKEN");
        var reserved = golden();
        ((ObjectNode) reserved.at("/payments/0")).put("status", "AUTHORIZED");

        var answer = api.as("staff", merchant)
                .contentType("application/x-ndjson")
                .body((line("o-1", wrong) + "\n" + line("o-2", reserved)).getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/orders:import");

        assertThat(answer.asString().strip().lines())
                .extracting(result -> tree(result).get("status").asText())
                .containsExactly("REFUSED", "CREATED");
    }

    @Test
    void anOrderThatDoesNotAddUpIsRefusedWithEveryMismatch() {
        shopify(Api.resource("/shopify/order-rest.json").toString())
                .then()
                .statusCode(422)
                .body("code", equalTo("invalid-order"))
                .body(
                        "violations.pointer",
                        hasItems(
                                "/total_line_items_price",
                                "/subtotal_price",
                                "/discount_codes/0",
                                "/discount_codes",
                                "/total_tax",
                                "/tax_lines/0/price",
                                "/total_price"))
                .body("violations.find { it.pointer == '/subtotal_price' }.params.expected", equalTo("597.00"))
                .body("violations.find { it.pointer == '/subtotal_price' }.params.actual", equalTo("398.00"));
    }

    @Test
    void whatIsNoOrderIsRefused() {
        shopify("{").then().statusCode(400).body("code", equalTo("unreadable-json"));
        shopify("[]").then().statusCode(400);
        shopify("{}").then().statusCode(422);
        shopify("{\"note\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}").then().statusCode(413);
        api.as("staff", merchant)
                .body("{}")
                .post("/api/v1/orders:import?format=magento")
                .then()
                .statusCode(400)
                .body("code", equalTo("unknown-format"));
    }

    private io.restassured.response.Response shopify(String body) {
        return api.as("staff", merchant).body(body).post("/api/v1/orders:import?format=shopify-rest");
    }

    private static String line(String externalId, ObjectNode order) {
        return order.put("externalId", externalId).toString();
    }
}
