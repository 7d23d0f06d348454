package dev.portico.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.local.demo.AdminApi.Answer;
import dev.portico.local.identity.DemoIdentities;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Loads three merchants with catalogs and orders. May run on every start: what is there stays as it is, so a customer's
 * edit or a sold unit survives. Only when the editable order has become too old, a fresh one joins it.
 */
public final class DemoShop {

    /** The merchant id of the shop with the most orders. */
    public static final String MAIN = Shop.NORTHWIND.id();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyyMMddHHmm").withZone(ZoneOffset.UTC);

    private final Addresses addresses;
    private final Path stateFile;
    private final Consumer<String> report;
    private final AdminApi api;
    private final Clock clock = Clock.systemUTC();

    /** Base addresses of what the demo talks to, and of its pictures. */
    public record Addresses(URI portal, URI orderEdit, URI payment, URI issuer, URI images) {}

    public DemoShop(Addresses addresses, Path stateFile, Consumer<String> report) {
        this.addresses = addresses;
        this.stateFile = stateFile;
        this.report = report;
        this.api = new AdminApi(addresses.issuer());
    }

    /** All demo orders, each with the link its customer has. */
    public List<DemoOrder.Placed> load() throws IOException, InterruptedException {
        var catalogs = new LinkedHashMap<String, Map<String, CatalogProduct>>();
        for (var shop : Shop.ALL) {
            createMerchant(shop);
            dress(shop);
            catalogs.put(shop.id(), loadCatalog(shop));
        }
        setPolicies();
        var preOrders = new PreOrders(api, addresses, report);
        preOrders.list(catalogs.getOrDefault(Shop.NORTHWIND.id(), Map.of()));
        var placed = withLinks(place(new DemoOrders(catalogs, addresses.images(), clock.instant())));
        var customer = new DemoCustomer(report);
        new LittleLoom(api, addresses, customer).settle(placed);
        edit(placed, customer);
        preOrders.settle(placed);
        preOrders.tellOfTheDelay();
        report.accept("demo shops are loaded: %d orders".formatted(placed.size()));
        return placed;
    }

    private void createMerchant(Shop shop) throws InterruptedException {
        var merchants = addresses.portal().resolve("/api/v1/merchants");
        if (!api.get(DemoIdentities.OPERATOR, URI.create(merchants + "/" + shop.id()))
                .isFound()) {
            api.post(DemoIdentities.OPERATOR, merchants, shop.settings()).check();
        }
    }

    /** A look that somebody has changed stays; pictures that are missing come back. */
    private void dress(Shop shop) throws IOException, InterruptedException {
        var address = addresses.portal().resolve("/api/v1/branding");
        var found = api.get(shop.client(), address).orFail();
        var version = found.headers().getOrDefault("etag", "");
        if (version.equals("\"1\"")) {
            api.put(shop.client(), address, shop.look().branding(), Map.of("If-Match", version))
                    .check();
        }
        for (var picture : shop.look().pictures().entrySet()) {
            var field = picture.getKey().equals("logo-dark") ? "logoDark" : picture.getKey();
            if (found.body().path(field).isNull()) {
                var place = URI.create(address + "/" + picture.getKey());
                api.upload(shop.client(), place, Shop.logo(picture.getValue())).check();
            }
        }
    }

    private Map<String, CatalogProduct> loadCatalog(Shop shop) throws IOException, InterruptedException {
        var catalog = new LinkedHashMap<String, CatalogProduct>();
        for (var product : shop.catalog()) {
            catalog.put(product.handle(), product);
            var address = addresses.orderEdit().resolve("/api/v1/products/" + product.handle());
            if (!api.get(shop.client(), address).isFound()) {
                retrying(() -> api.put(shop.client(), address, json(product, shop), Map.of()))
                        .check();
            }
        }
        return catalog;
    }

    private ObjectNode json(CatalogProduct product, Shop shop) {
        var image = addresses
                .images()
                .resolve(DemoImages.PATH + product.handle() + ".svg")
                .toString();
        var json = JSON.createObjectNode();
        json.put("title", product.title());
        json.put("productType", product.type());
        json.put("status", product.published() ? "ACTIVE" : "DRAFT");
        json.put("imageUrl", image);
        product.tags().forEach(json.putArray("tags")::add);
        product.options().forEach(json.putArray("options")::add);
        var variants = json.putArray("variants");
        for (var variant : product.variants()) {
            var entry = variants.addObject();
            entry.put("externalId", variant.id());
            entry.put("sku", variant.sku());
            entry.put("title", variant.title());
            entry.put("priceMinor", variant.priceMinor());
            entry.put("currency", shop.currency().getCurrencyCode());
            entry.put("stock", variant.stock());
            entry.put("tracked", variant.tracked());
            entry.put("oversell", variant.oversell());
            entry.put("imageUrl", image);
            var options = entry.putArray("options");
            variant.options()
                    .forEach(option ->
                            options.addObject().put("name", option.name()).put("value", option.value()));
        }
        return json;
    }

    /** Orders with the demo's tag are locked, and who sells in the EU does what the law there wants; the rest is as it comes. */
    private void setPolicies() throws InterruptedException {
        var address = addresses.orderEdit().resolve("/api/v1/edit-policy");
        api.change(Shop.NORTHWIND.client(), address, policy -> {
            var tags = policy.withObject("/restrictionTags").withArray("order");
            if (!tags.toString().contains("\"" + DemoOrders.RESTRICTED_TAG + "\"")) {
                tags.add(DemoOrders.RESTRICTED_TAG);
            }
        });
        api.change(Shop.ATELIER.client(), address, policy -> policy.withObject("/withdrawal")
                .put("enabled", true));
    }

    /** Its customer takes one more of the first item, once. */
    private void edit(List<DemoOrder.Placed> orders, DemoCustomer customer) throws InterruptedException {
        var placed = orders.stream()
                .filter(order -> order.situation().equals(DemoOrders.EDITED))
                .findFirst()
                .orElseThrow();
        var order = order(Shop.NORTHWIND, placed.orderId()).orFail().body();
        if (order.path("version").asInt() == 1) {
            customer.edit(
                    orders, DemoOrders.EDITED, "q." + order.at("/lines/0/id").asText(), "2");
        }
    }

    private List<DemoOrder.Placed> place(DemoOrders orders) throws IOException, InterruptedException {
        var state = DemoState.read(stateFile);
        var placed = new ArrayList<DemoOrder.Placed>();
        for (var order : orders.all()) {
            var known = state.find(order.situation());
            var found = known.isPresent() ? order(order.shop(), known.get().orderId()) : null;
            if (known.isEmpty() || found == null || !found.isFound()) {
                placed.add(place(order, state));
            } else if (order.situation().equals(DemoOrders.OPEN)
                    && isOver(found.orFail().body())) {
                placed.add(place(orders.open(nextNumber(known.get()), freshId()), state));
            } else {
                placed.add(known.get());
            }
        }
        placed.add(imported(state));
        return placed;
    }

    private DemoOrder.Placed place(DemoOrder order, DemoState state) throws IOException, InterruptedException {
        var address = addresses.orderEdit().resolve("/api/v1/orders/" + encoded(order.externalId()));
        var answer = retrying(() -> api.put(order.shop().client(), address, order.body(), Map.of()))
                .orFail();
        var placed = new DemoOrder.Placed(
                order.situation(),
                order.title(),
                order.shop().id(),
                order.number(),
                order.externalId(),
                answer.body().path("id").asText(),
                null);
        state.keep(placed);
        return placed;
    }

    /** An order as Shopify's webhook brings it. */
    private DemoOrder.Placed imported(DemoState state) throws IOException, InterruptedException {
        var known = state.find("imported");
        if (known.isPresent() && order(Shop.NORTHWIND, known.get().orderId()).isFound()) {
            return known.get();
        }
        JsonNode webhook;
        try (var file = Shop.resource("order-webhook-us-discounted.json")) {
            webhook = JSON.readTree(file);
        }
        var address = addresses.orderEdit().resolve("/api/v1/orders:import?format=shopify-rest");
        var answer = api.post(Shop.NORTHWIND.client(), address, webhook).orFail();
        var placed = new DemoOrder.Placed(
                "imported",
                "imported from Shopify",
                Shop.NORTHWIND.id(),
                webhook.path("name").asText(),
                webhook.path("id").asText(),
                answer.body().path("id").asText(),
                null);
        state.keep(placed);
        return placed;
    }

    private Answer order(Shop shop, String orderId) throws InterruptedException {
        return api.get(shop.client(), addresses.orderEdit().resolve("/api/v1/orders/" + orderId));
    }

    private boolean isOver(JsonNode answer) {
        var order = answer.has("order") ? answer.path("order") : answer;
        var closesAt = order.at("/editWindow/closesAt").asText("");
        return !order.path("status").asText("OPEN").equals("OPEN")
                || !closesAt.isEmpty() && Instant.parse(closesAt).isBefore(clock.instant());
    }

    private static String nextNumber(DemoOrder.Placed before) {
        var number = Integer.parseInt(before.number().substring(1));
        return "#" + (number < 1100 ? 1100 : number + 1);
    }

    private String freshId() {
        return "demo-open-" + MINUTE.format(clock.instant());
    }

    private List<DemoOrder.Placed> withLinks(List<DemoOrder.Placed> orders) throws InterruptedException {
        var linked = new ArrayList<DemoOrder.Placed>();
        for (var order : orders) {
            var client = Shop.ALL.stream()
                    .filter(shop -> shop.id().equals(order.merchant()))
                    .findFirst()
                    .orElseThrow()
                    .client();
            var address = addresses.portal().resolve("/api/v1/orders/" + order.orderId() + "/portal-link");
            var link = retrying(() -> api.get(client, address)).orFail();
            linked.add(order.withLink(link.body().path("url").asText()));
        }
        return linked;
    }

    /** What one service has just learnt reaches the next one by event, so its "not found" may be a "not yet". */
    static Answer retrying(Call call) throws InterruptedException {
        return retrying(call, answer -> answer.status() == 404 || answer.status() == 503);
    }

    private static Answer retrying(Call call, Predicate<Answer> notYet) throws InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var answer = call.send();
        while (notYet.test(answer) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(200);
            answer = call.send();
        }
        return answer;
    }

    interface Call {

        Answer send() throws InterruptedException;
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
