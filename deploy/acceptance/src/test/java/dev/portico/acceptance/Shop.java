package dev.portico.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** A merchant's own system, which knows Portico by its admin API. */
final class Shop {

    private static final Duration TOKEN_IS_GOOD_FOR = Duration.ofMinutes(1);

    private final RunningSuite suite;
    private final String client;
    private volatile Token token = new Token("", Instant.MIN);

    private record Token(String value, Instant until) {}

    Shop(RunningSuite suite, String client) {
        this.suite = suite;
        this.client = client;
    }

    record Placed(UUID id, String externalId, String number, String email, long totalMinor, JsonNode order) {}

    /** What the tests sell: enough of it that no test empties the shelf for another. */
    void stockUp() {
        put(
                "/api/v1/products/acceptance-top",
                """
                {"title": "Classic Varsity Top", "productType": "Top", "tags": [], "status": "ACTIVE", "imageUrl": null,
                 "options": ["Size"],
                 "variants": [
                  {"externalId": "acceptance-top-s", "sku": "AT-S", "title": "Small", "options": [{"name": "Size", "value": "Small"}],
                   "priceMinor": 6000, "currency": "USD", "stock": 100000, "tracked": true, "oversell": false, "imageUrl": null},
                  {"externalId": "acceptance-top-m", "sku": "AT-M", "title": "Medium", "options": [{"name": "Size", "value": "Medium"}],
                   "priceMinor": 6000, "currency": "USD", "stock": 100000, "tracked": true, "oversell": false, "imageUrl": null}]}""");
        put(
                "/api/v1/products/acceptance-shirt",
                """
                {"title": "Ocean Blue Shirt", "productType": "Shirt", "tags": [], "status": "ACTIVE", "imageUrl": null, "options": [],
                 "variants": [
                  {"externalId": "acceptance-shirt-1", "sku": "AS-1", "title": "Ocean Blue Shirt", "options": [],
                   "priceMinor": 5000, "currency": "USD", "stock": 100000, "tracked": true, "oversell": false, "imageUrl": null}]}""");
    }

    /** Two varsity tops at 60.00 and a shirt at 50.00, tax 6.25 %, shipping 4.99: 185.62, paid. */
    Placed placeOrder() {
        return placeOrderAgo(Duration.ZERO);
    }

    Placed placeOrderAgo(Duration ago) {
        stockUp();
        return place(
                ago,
                """
                {"externalId": "pay-%s", "amountMinor": 18562, "method": "Visa ending 4242", "paidAt": "%s"}""");
    }

    /** The same order with nothing paid. Its shop has to be {@linkplain #stockUp() stocked up}. */
    Placed placeUnpaid() {
        return place(Duration.ZERO, "");
    }

    private Placed place(Duration ago, String payment) {
        var name = "A" + UUID.randomUUID().toString().substring(0, 8);
        var email = name.toLowerCase(Locale.ROOT) + "@example.com";
        var placedAt = Instant.now().minus(ago);
        var body =
                """
                {"number": "#%1$s", "placedAt": "%2$s", "currency": "USD", "taxesIncluded": false, "platformVersion": 1,
                 "customer": {"email": "%3$s", "firstName": "Robin", "lastName": "%1$s", "phone": null, "locale": "en-US", "tags": []},
                 "shippingAddress": %4$s, "billingAddress": %4$s,
                 "lines": [
                  {"externalId": "1", "kind": "CATALOG", "productId": "acceptance-top", "variantId": "acceptance-top-s", "sku": "CVT-S",
                   "title": "Classic Varsity Top", "variantTitle": "Small", "options": [{"name": "Size", "value": "Small"}],
                   "imageUrl": null, "quantity": 2, "fulfilledQuantity": 0, "unitPriceMinor": 6000, "discounts": [],
                   "taxLines": [{"title": "IL State Tax", "rate": "0.0625", "amountMinor": 750}], "properties": []},
                  {"externalId": "2", "kind": "CATALOG", "productId": "acceptance-shirt", "variantId": "acceptance-shirt-1", "sku": "OBS-1",
                   "title": "Ocean Blue Shirt", "variantTitle": null, "options": [],
                   "imageUrl": null, "quantity": 1, "fulfilledQuantity": 0, "unitPriceMinor": 5000, "discounts": [],
                   "taxLines": [{"title": "IL State Tax", "rate": "0.0625", "amountMinor": 313}], "properties": []}],
                 "shippingLine": {"title": "Standard", "priceMinor": 499, "discountMinor": 0, "taxLines": []},
                 "discounts": [], "feesMinor": 0, "tipMinor": 0, "totalMinor": 18562, "tags": [], "note": null, "riskLevel": "LOW",
                 "payments": [%5$s]}
                """
                        .formatted(name, placedAt, email, ADDRESS, payment.formatted(name, placedAt));
        var answer = put("/api/v1/orders/" + name, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var stored = json(answer);
        return new Placed(
                UUID.fromString(stored.get("id").asText()), name, "#" + name, email, 18_562, stored.get("order"));
    }

    private static final String ADDRESS =
            """
            {"firstName": "Robin", "lastName": "Example", "company": null, "address1": "12 Harbor Street", "address2": null,
             "city": "Springfield", "postalCode": "62701", "provinceCode": "IL", "countryCode": "US", "phone": null}""";

    /** The customer's personal link; the view follows the order within moments. */
    @CanIgnoreReturnValue
    String linkTo(Placed order) {
        var path = "/api/v1/orders/" + order.id() + "/portal-link";
        await().atMost(RunningSuite.PATIENCE)
                .ignoreException(Http.UnreachableException.class)
                .until(() -> get("portal", path).statusCode() == 200);
        return json(get("portal", path)).get("url").asText();
    }

    /** Sets the rules for the orders of this shop; what is left out is as usual. */
    void policy(String json) {
        var answer = put("/api/v1/edit-policy", json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** What staff say to the request of this order that waits. */
    void answer(Placed order, String verb, String body) {
        var waiting = json(get("orderEdit", "/api/v1/orders/" + order.id()))
                .at("/pendingEdit/id")
                .asText();
        var answer = send("POST", "orderEdit", "/api/v1/edit-requests/" + waiting + ":" + verb, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    JsonNode order(UUID id) {
        return json(get("orderEdit", "/api/v1/orders/" + id));
    }

    JsonNode balance(UUID id) {
        return json(get("payment", "/api/v1/orders/" + id + "/balance"));
    }

    JsonNode ledger(UUID id) {
        return json(get("payment", "/api/v1/orders/" + id + "/ledger?limit=100"))
                .get("items");
    }

    HttpResponse<String> get(String service, String path) {
        return Http.get(suite.url(service) + path, Map.of("Authorization", "Bearer " + token()));
    }

    @CanIgnoreReturnValue
    HttpResponse<String> put(String path, String body) {
        return send("PUT", "orderEdit", path, body);
    }

    HttpResponse<String> send(String method, String service, String path, String body) {
        return send(method, service, path, Map.of(), body);
    }

    HttpResponse<String> send(String method, String service, String path, Map<String, String> headers, String body) {
        var all = new HashMap<>(headers);
        all.put("Authorization", "Bearer " + token());
        all.put("Content-Type", "application/json");
        return Http.send(method, suite.url(service) + path, all, body);
    }

    private String token() {
        var known = token;
        if (Instant.now().isBefore(known.until())) {
            return known.value();
        }
        var next = new Token(Http.token(suite, client), Instant.now().plus(TOKEN_IS_GOOD_FOR));
        token = next;
        return next.value();
    }

    static JsonNode json(HttpResponse<String> answer) {
        return Http.json(answer);
    }
}
