package dev.portico.bench.load;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Fills the suite through its public API, as a shop would, and writes down what it made for the runs that follow. */
final class Seeds {

    /** An order that can be edited: two more of the first line, and back. */
    record Seed(UUID orderId, UUID lineId, int version, long sequence) {

        Seed next(int newVersion, long newSequence) {
            return new Seed(orderId, lineId, newVersion, newSequence);
        }
    }

    private static final String SHOP = "demo-shop";
    private static final int LINES = 3;

    /** Orders that share a variant wait for its stock row; a shop's orders are spread over its catalog, so are these. */
    private static final int PRODUCTS = 100;

    private static final int UNIT_PRICE = 2500;
    private static final int SHIPPING = 500;
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Suite suite;
    private final Clock clock;

    Seeds(Suite suite, Clock clock) {
        this.suite = suite;
        this.clock = clock;
    }

    static List<Seed> read(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(Seeds::parse).toList();
    }

    private static Seed parse(String line) {
        var parts = line.split(" ", 4);
        return new Seed(
                UUID.fromString(parts[0]),
                UUID.fromString(parts[1]),
                Integer.parseInt(parts[2]),
                Long.parseLong(parts[3]));
    }

    static void write(Path file, List<Seed> seeds) throws IOException {
        Files.write(
                file,
                seeds.stream()
                        .map(seed ->
                                "%s %s %d %d".formatted(seed.orderId(), seed.lineId(), seed.version(), seed.sequence()))
                        .toList());
    }

    void create(int orders, int pages, Path seedFile, Path pageFile) throws IOException, InterruptedException {
        createMerchant();
        for (var i = 0; i < PRODUCTS; i++) {
            createProduct(i);
        }
        var seeds = createOrders(orders);
        write(seedFile, seeds);
        Files.write(pageFile, paths(seeds.subList(0, Math.min(pages, orders))));
    }

    private List<Seed> createOrders(int orders) throws InterruptedException {
        var callers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var seeds = new ArrayList<Seed>();
            for (var created : callers.invokeAll(
                    IntStream.range(0, orders).mapToObj(this::creationOf).toList())) {
                seeds.add(created.get());
            }
            return seeds;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("an order could not be created", failed);
        } finally {
            callers.shutdown();
        }
    }

    private Callable<Seed> creationOf(int number) {
        return () -> createOrder(number);
    }

    private void createMerchant() throws IOException, InterruptedException {
        var merchant = new JsonObject()
                .put("id", Suite.MERCHANT)
                .put("name", "Bench")
                .put("timeZone", "America/Chicago")
                .put("defaultLocale", "en-US")
                .put("currency", "USD")
                .put("staffEmail", "staff@bench.example")
                .put("shopEmail", "shop@bench.example")
                .put("portalEnabled", true);
        // 409 when the suite has its demo shop already.
        suite.send("portico-operator", "POST", suite.uri("portal", "/api/v1/merchants"), merchant, 409);
    }

    private void createProduct(int number) throws IOException, InterruptedException {
        var variants = new JsonArray();
        for (var i = 0; i < LINES; i++) {
            variants.add(new JsonObject()
                    .put("externalId", variant(number, i))
                    .put("sku", "BENCH-" + number + "-" + i)
                    .put("title", "Size " + i)
                    .put("options", new JsonArray().add(option(i)))
                    .put("priceMinor", UNIT_PRICE)
                    .put("currency", "USD")
                    .put("stock", 100_000_000)
                    .put("tracked", true)
                    .put("oversell", false));
        }
        var product = new JsonObject()
                .put("title", "A thing to measure with, " + number)
                .put("status", "ACTIVE")
                .put("tags", new JsonArray())
                .put("options", new JsonArray().add("Size"))
                .put("variants", variants);
        suite.send(SHOP, "PUT", suite.uri("orderEdit", "/api/v1/products/" + product(number)), product, 399);
    }

    private static String product(int number) {
        return "bench-product-" + number % PRODUCTS;
    }

    private static String variant(int product, int number) {
        return "bench-variant-" + product % PRODUCTS + "-" + number;
    }

    private static JsonObject option(int size) {
        return new JsonObject().put("name", "Size").put("value", String.valueOf(size));
    }

    private Seed createOrder(int number) throws IOException, InterruptedException {
        var externalId = "bench-" + clock.millis() + "-" + number;
        var answer = suite.call(
                SHOP, "PUT", suite.uri("orderEdit", "/api/v1/orders/" + externalId), order(externalId, number));
        var line = answer.getJsonObject("order").getJsonArray("lines").getJsonObject(0);
        return new Seed(
                UUID.fromString(answer.getString("id")),
                UUID.fromString(line.getString("id")),
                answer.getInteger("version"),
                0);
    }

    private JsonObject order(String externalId, int number) {
        var lines = new JsonArray();
        for (var i = 0; i < LINES; i++) {
            lines.add(line(externalId, number, i));
        }
        var total = LINES * UNIT_PRICE + SHIPPING;
        return new JsonObject()
                .put("number", "#B" + number)
                .put("placedAt", clock.instant().toString())
                .put("platformVersion", 1)
                .put("currency", "USD")
                .put("taxesIncluded", false)
                .put("riskLevel", "LOW")
                .put("customer", customer(number))
                .put("shippingAddress", address())
                .put("billingAddress", address())
                .put("lines", lines)
                .put("shippingLine", new JsonObject().put("title", "Standard").put("priceMinor", SHIPPING))
                .put("totalMinor", total)
                .put("payments", new JsonArray().add(payment(externalId, total)));
    }

    private static JsonObject line(String externalId, int order, int number) {
        return new JsonObject()
                .put("externalId", externalId + "-" + number)
                .put("kind", "CATALOG")
                .put("productId", product(order))
                .put("variantId", variant(order, number))
                .put("sku", "BENCH-" + number)
                .put("title", "A thing to measure with")
                .put("variantTitle", "Size " + number)
                .put("options", new JsonArray().add(option(number)))
                .put("quantity", 1)
                .put("unitPriceMinor", UNIT_PRICE);
    }

    private static JsonObject customer(int number) {
        return new JsonObject()
                .put("email", "customer-" + number + "@bench.example")
                .put("firstName", "Robin")
                .put("lastName", "Example")
                .put("locale", "en-US");
    }

    private static JsonObject address() {
        return new JsonObject()
                .put("firstName", "Robin")
                .put("lastName", "Example")
                .put("address1", "12 Harbor Street")
                .put("city", "Springfield")
                .put("postalCode", "62701")
                .put("provinceCode", "IL")
                .put("countryCode", "US");
    }

    private JsonObject payment(String externalId, int total) {
        return new JsonObject()
                .put("externalId", "pay-" + externalId)
                .put("amountMinor", total)
                .put("method", "Visa ending 4242")
                .put("paidAt", clock.instant().toString());
    }

    /** The pages of these orders, once the portal has heard of them. */
    private List<String> paths(List<Seed> seeds) {
        return seeds.stream().map(this::path).toList();
    }

    private String path(Seed seed) {
        return await("the portal to hear of order " + seed.orderId())
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> find(seed), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<String> find(Seed seed) throws IOException, InterruptedException {
        var uri = suite.uri("portal", "/api/v1/orders/" + seed.orderId() + "/portal-link");
        var url = suite.call(SHOP, "GET", uri, new JsonObject(), 404).getString("url");
        return Optional.ofNullable(url).map(link -> URI.create(link).getPath());
    }
}
