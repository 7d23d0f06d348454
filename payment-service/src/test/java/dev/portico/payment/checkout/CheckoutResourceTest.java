package dev.portico.payment.checkout;

import static dev.portico.payment.PaymentFixtures.DUE;
import static dev.portico.payment.PaymentFixtures.RETURN_URL;
import static dev.portico.payment.PaymentFixtures.asService;
import static dev.portico.payment.PaymentFixtures.asServiceFor;
import static dev.portico.payment.PaymentFixtures.awaitOutstanding;
import static dev.portico.payment.PaymentFixtures.checkout;
import static dev.portico.payment.PaymentFixtures.newOrder;
import static dev.portico.payment.PaymentFixtures.orderWithBalanceDue;
import static dev.portico.payment.PaymentFixtures.received;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.local.testing.Contracts;
import dev.portico.local.testing.TestKafka;
import dev.portico.local.testing.TestTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CheckoutResourceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theAnswerHasTheFormOfTheContract() throws IOException {
        var order = orderWithBalanceDue();

        var answer = JSON.readTree(checkout(order, "contract-" + order, DUE)
                .then()
                .statusCode(201)
                .extract()
                .asString());

        var agreed = golden("checkout-created.json");
        assertThat(fields(answer)).isEqualTo(fields(agreed));
        assertThat(answer.get("amountMinor")).isEqualTo(agreed.get("amountMinor"));
        assertThat(answer.get("url").asText()).startsWith("http://localhost:8082/sandbox/pay/sbx_ses_");
    }

    @Test
    void theGoldenRequestIsTaken() throws IOException {
        var order = orderWithBalanceDue();

        asService()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "golden-" + order)
                .body(golden("checkout-request.json").toString())
                .post("/internal/orders/{id}/checkouts", order)
                .then()
                .statusCode(201);
    }

    @Test
    void theBalanceHasTheFormOfTheContract() throws IOException {
        var order = orderWithBalanceDue();

        var answer = JSON.readTree(asService()
                .get("/internal/orders/{id}/balance", order)
                .then()
                .statusCode(200)
                .extract()
                .asString());

        assertThat(fields(answer)).isEqualTo(fields(golden("balance.json")));
        assertThat(answer.get("outstandingMinor").asLong()).isEqualTo(DUE);
    }

    @Test
    void theSameKeyIsOneCheckout() {
        var order = orderWithBalanceDue();
        var key = "same-" + order;

        String first =
                checkout(order, key, DUE).then().statusCode(201).extract().path("checkoutId");
        checkout(order, key, DUE).then().statusCode(201).body("checkoutId", equalTo(first));
    }

    @Test
    void theSameKeyForSomethingElseIsRefused() {
        var order = orderWithBalanceDue();
        var key = "other-" + order;

        checkout(order, key, DUE).then().statusCode(201);
        checkout(order, key, DUE + 1).then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void manyAtOnceAreOneCheckout() {
        var order = orderWithBalanceDue();
        var calls = new ArrayList<CompletableFuture<String>>();
        for (var i = 0; i < 8; i++) {
            var key = "many-" + i + order;
            calls.add(CompletableFuture.supplyAsync(() ->
                    checkout(order, key, DUE).then().statusCode(201).extract().path("checkoutId")));
        }

        assertThat(calls.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    }

    @Test
    void anotherAmountThanTheOneOwedIsRefusedWithTheBalance() throws IOException {
        var order = orderWithBalanceDue();

        var refusal = JSON.readTree(checkout(order, "wrong-" + order, DUE - 1)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("balance-changed"))
                .body("balance.outstandingMinor", equalTo((int) DUE))
                .extract()
                .asString());

        assertThat(fields(refusal)).isEqualTo(fields(golden("checkout-balance-changed.json")));
    }

    @Test
    void nothingOwedIsRefused() {
        var order = newOrder();
        TestKafka.send(received(order));
        awaitOutstanding(order, 0);

        checkout(order, "nothing-" + order, DUE).then().statusCode(422).body("code", equalTo("nothing-due"));
    }

    @Test
    void anUnknownOrAnotherMerchantsOrderIsNotFound() {
        var order = orderWithBalanceDue();

        checkout(UUID.randomUUID(), "unknown-" + order, DUE).then().statusCode(404);
        asServiceFor("second")
                .get("/internal/orders/{id}/balance", order)
                .then()
                .statusCode(404)
                .body("code", equalTo("order-not-found"));
    }

    @Test
    void aKeyIsNeeded() {
        asService()
                .contentType(ContentType.JSON)
                .body(
                        """
                        {"purpose": "BALANCE", "amountMinor": 1, "currency": "USD", "returnUrl": "%s"}"""
                                .formatted(RETURN_URL))
                .post("/internal/orders/{id}/checkouts", UUID.randomUUID())
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency-key-missing"));
    }

    @Test
    void aServiceTokenWithoutTheCallerIsRefused() {
        given().auth()
                .oauth2(TestTokens.service())
                .get("/internal/orders/{id}/balance", UUID.randomUUID())
                .then()
                .statusCode(403);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "purpose     | null",
                "purpose     | \"TIP\"",
                "amountMinor | 0",
                "amountMinor | -5",
                "amountMinor | \"much\"",
                "currency    | \"usd\"",
                "currency    | \"XXQ\"",
                "returnUrl   | \"javascript:alert(1)\"",
                "returnUrl   | \"/relative\"",
                "returnUrl   | \"http://user@evil.example/\"",
                "returnUrl   | \"http://a b\"",
            })
    void badFieldsAreNamed(String field, String value) {
        var body = JSON.createObjectNode();
        body.put("purpose", "BALANCE")
                .put("amountMinor", DUE)
                .put("currency", "USD")
                .put("returnUrl", RETURN_URL);
        var broken = body.toString()
                .replaceFirst(
                        "\"" + field + "\":(\"[^\"]*\"|[0-9]+)",
                        "\"" + field + "\":" + java.util.regex.Matcher.quoteReplacement(value));

        asService()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(broken)
                .post("/internal/orders/{id}/checkouts", UUID.randomUUID())
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.pointer", hasItem("/" + field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"purpose\":",
                "[]",
                "\"\"",
                "{\"amountMinor\": 1e30}",
                "{\"amountMinor\": 99999999999999999999}"
            })
    void whatIsNoRequestIsRefused(String body) {
        asService()
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", "broken")
                .body(body)
                .post("/internal/orders/{id}/checkouts", UUID.randomUUID())
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    private static JsonNode golden(String name) throws IOException {
        return JSON.readTree(
                Contracts.directory().resolve("internal").resolve(name).toFile());
    }

    private static List<String> fields(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names.stream().sorted().toList();
    }
}
