package dev.portico.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What merchants see of it: isolation, windows that end, imports, links, and cards that don't work at once. */
class MerchantStoryTest {

    private static final Path SAMPLES =
            Path.of(System.getProperty("portico.root", "../.."), "order-edit-service/src/test/resources");

    private final RunningSuite suite = RunningSuite.get();
    private final Shop shop = new Shop(suite, "demo-shop");
    private final Shop atelier = new Shop(suite, "atelier-shop");
    private final Events events = new Events(suite);

    @Test
    void anotherMerchantSeesNothingOfIt() {
        var order = shop.placeOrder();
        shop.linkTo(order);

        assertThat(atelier.get("orderEdit", "/api/v1/orders/" + order.id()).statusCode())
                .isEqualTo(404);
        assertThat(atelier.get("payment", "/api/v1/orders/" + order.id() + "/balance")
                        .statusCode())
                .isEqualTo(404);
        assertThat(atelier.get("portal", "/api/v1/orders/" + order.id() + "/portal-link")
                        .statusCode())
                .isEqualTo(404);
        var found = Http.json(atelier.get("orderEdit", "/api/v1/orders?query=" + Http.encode(order.number())));
        assertThat(found.get("items")).isEmpty();
    }

    @Test
    void theWindowEndsByItself() {
        var order = shop.placeOrderAgo(Duration.ofMinutes(60).minusSeconds(6));
        var page = new Customer(shop.linkTo(order));

        await().atMost(RunningSuite.PATIENCE).untilAsserted(() -> {
            assertThat(events.about("order.events", order.id(), "order.window-closed.v1"))
                    .hasSize(1);
            assertThat(events.about("order.events", order.id(), "order.released.v1"))
                    .hasSize(1);
            assertThat(page.order().select("a[href$=/edit]")).isEmpty();
        });
        assertThat(shop.order(order.id()).get("holds")).isEmpty();
    }

    @Test
    void aLinkThatWasReissuedIsRevoked() {
        var order = shop.placeOrder();
        var old = shop.linkTo(order);
        var reissued = shop.send("POST", "portal", "/api/v1/orders/" + order.id() + "/portal-link:reissue", "");
        assertThat(reissued.statusCode()).as(reissued.body()).isBetween(200, 201);

        assertThat(Http.get(old, Map.of()).statusCode()).isEqualTo(410);
        assertThat(Http.get(Http.json(reissued).get("url").asText(), Map.of()).statusCode())
                .isEqualTo(200);
        assertThat(Http.get(old.substring(0, old.length() - 3) + "AAA", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void shopifysOrderIsStoredPartByPart() throws IOException {
        var answer = importShopify("order-webhook-us-discounted.json");
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);

        var found = Http.json(shop.get("orderEdit", "/api/v1/orders?query=" + Http.encode("#2051")));
        var order = shop.order(java.util.UUID.fromString(found.at("/items/0/id").asText()));
        assertThat(order.at("/totals/totalMinor").asLong()).isEqualTo(21_058);
        assertThat(figures(order, "discountMinor")).containsExactly(1_200L, 500L, 430L);
        assertThat(order.at("/lines/0/taxLines/1/amountMinor").asLong()).isEqualTo(108);
        assertThat(order.at("/lines/2/properties/0/value").asText()).isEqualTo("For Alex");
    }

    @Test
    void anOrderThatDoesNotAddUpIsRefusedWithEveryMismatch() throws IOException {
        var answer = importShopify("order-rest.json");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(Http.json(answer).get("violations").size()).isGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"4000000000000002, 6375", "4000000000000119, 0"})
    void aCardThatIsRefusedLeavesTheDebtAndOneThatIsSlowPaysInTheEnd(String number, long outstanding) {
        var order = shop.placeOrder();
        var customer = new Customer(shop.linkTo(order));
        var line = order.order().get("lines").get(0).get("id").asText();
        customer.insist(customer.review(Map.of("q." + line, "3")));
        await().atMost(RunningSuite.PATIENCE).until(() -> customer.order().selectFirst("form[action$=/pay]") != null);

        var answer = Customer.submit(Customer.card(customer.toTheProcessor(), number));

        assertThat(answer.statusCode()).isEqualTo(303);
        await().atMost(RunningSuite.PATIENCE).untilAsserted(() -> assertThat(
                        shop.balance(order.id()).get("outstandingMinor").asLong())
                .isEqualTo(outstanding));
    }

    @Test
    void aBankThatAsksIsAnsweredOnThePage() {
        var order = shop.placeOrder();
        var customer = new Customer(shop.linkTo(order));
        var line = order.order().get("lines").get(0).get("id").asText();
        customer.insist(customer.review(Map.of("q." + line, "3")));
        await().atMost(RunningSuite.PATIENCE).until(() -> customer.order().selectFirst("form[action$=/pay]") != null);

        var hosted = customer.toTheProcessor();
        var asked = Customer.submit(Customer.card(hosted, "4000002500003155"));
        var question = customer.page(Customer.locationOf(asked, hosted.absUrl("action")));
        var approved = Customer.press(question.expectFirst("button[value=approve]"));

        assertThat(approved.statusCode()).isEqualTo(303);
        await().atMost(RunningSuite.PATIENCE).untilAsserted(() -> assertThat(
                        shop.balance(order.id()).get("outstandingMinor").asLong())
                .isZero());
    }

    private java.net.http.HttpResponse<String> importShopify(String file) throws IOException {
        try (var files = Files.walk(SAMPLES)) {
            var sample = files.filter(path -> path.endsWith(file)).findFirst().orElseThrow();
            return shop.send(
                    "POST", "orderEdit", "/api/v1/orders:import?format=shopify-rest", Files.readString(sample));
        }
    }

    private static List<Long> figures(JsonNode order, String name) {
        var figures = new ArrayList<Long>();
        order.get("lines").forEach(line -> figures.add(line.get(name).asLong()));
        return figures;
    }
}
