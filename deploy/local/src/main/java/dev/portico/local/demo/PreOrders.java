package dev.portico.local.demo;

import dev.portico.local.demo.DemoOrder.Placed;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * The demo shop's pre-orders: one listing of each kind, and what became of the orders. The shop hands over the cards that its
 * checkout saved, charges some of them, and has had to tell of a delay.
 */
final class PreOrders {

    static final String PLAN_IN_PROGRESS = "pre-order-plan";
    static final String CHARGE_LATER = "pre-order-charge-later";
    static final String CHARGE_FAILED = "pre-order-charge-failed";
    static final String CHARGE_TO_CONFIRM = "pre-order-confirm-charge";
    static final String CHARGE_UNKNOWN = "pre-order-charge-unknown";

    static final String DEPOSIT_LISTING = "spring-jacket";
    static final String LATER_LISTING = "silk-tuxedo";
    static final String CAPTURE_LISTING = "silk-blouse";
    static final String DELAYED_LISTING = "wool-jumper";
    static final int DEPOSIT_PERCENT = 20;

    /** The card that each order has on file, by the names the Sandbox gives its test cards. */
    private static final Map<String, String> CARDS = Map.of(
            PLAN_IN_PROGRESS, "success",
            CHARGE_LATER, "success",
            CHARGE_FAILED, "insufficient-funds",
            CHARGE_TO_CONFIRM, "authentication",
            CHARGE_UNKNOWN, "timeout");

    private static final List<String> CHARGED = List.of(CHARGE_FAILED, CHARGE_TO_CONFIRM, CHARGE_UNKNOWN);

    private final AdminApi api;
    private final DemoShop.Addresses addresses;
    private final Consumer<String> report;
    private final LocalDate today;

    PreOrders(AdminApi api, DemoShop.Addresses addresses, Consumer<String> report) {
        this.api = api;
        this.addresses = addresses;
        this.report = report;
        this.today = LocalDate.now(Clock.systemUTC());
    }

    /** Before the orders come, which name them. What is listed stays as it is. */
    void list(Map<String, CatalogProduct> catalog) throws InterruptedException {
        if (api.get(Shop.NORTHWIND.client(), listing(DELAYED_LISTING)).isFound()) {
            return;
        }
        list(DEPOSIT_LISTING, product(catalog, "olive-green-jacket"), deposit());
        list(LATER_LISTING, product(catalog, "blue-silk-tuxedo"), chargedLater());
        list(CAPTURE_LISTING, product(catalog, "striped-silk-blouse"), Map.of("type", "CAPTURE_ONLY"));
        list(DELAYED_LISTING, product(catalog, "yellow-wool-jumper"), Map.of("type", "CHARGE_UPFRONT"));
    }

    private static CatalogProduct product(Map<String, CatalogProduct> catalog, String handle) {
        return Objects.requireNonNull(catalog.get(handle), "the export has no product " + handle);
    }

    private static Map<String, Object> deposit() {
        return Map.of(
                "type", "DEPOSIT_UPFRONT",
                "deposit", Map.of("percent", String.valueOf(DEPOSIT_PERCENT)),
                "depositRefundable", true,
                "plan", Map.of("name", "Three months", "every", 1, "unit", "MONTH", "installments", 3),
                "charge", Map.of("trigger", "DAYS_AFTER_CHECKOUT", "days", 30));
    }

    private static Map<String, Object> chargedLater() {
        return Map.of("type", "CHARGE_LATER", "charge", Map.of("trigger", "STAFF"));
    }

    private void list(String listing, CatalogProduct product, Map<String, Object> terms) throws InterruptedException {
        var body = new HashMap<String, Object>();
        body.put("title", product.title());
        body.put(
                "variants",
                product.variants().stream()
                        .map(variant -> Map.of("productId", product.handle(), "variantId", variant.id()))
                        .toList());
        body.put("stage", "CAPTURE_ONLY".equals(terms.get("type")) ? "CAPTURE_ONLY" : "CHARGE_AND_CAPTURE");
        body.put("terms", terms);
        body.put("cancelable", true);
        body.put("expectedFrom", today.plusDays(60).toString());
        body.put("expectedTo", today.plusDays(75).toString());
        body.put(
                "statementTexts",
                Map.of(
                        "en", "In production. We ship as soon as it arrives at our warehouse.",
                        "de", "In Produktion. Wir versenden, sobald die Ware in unserem Lager ist."));
        api.put(Shop.NORTHWIND.client(), listing(listing), body, Map.of()).check();
    }

    /**
     * After the orders, which are asked to accept it or to cancel: so late that no answer is a no. Once, since its days are counted
     * from today.
     */
    void tellOfTheDelay() throws InterruptedException {
        var delays = URI.create(listing(DELAYED_LISTING) + "/delays");
        if (!api.get(Shop.NORTHWIND.client(), delays)
                .orFail()
                .body()
                .path("items")
                .isEmpty()) {
            return;
        }
        var delay = Map.of(
                "texts",
                        Map.of(
                                "en",
                                        "The yarn arrived late. Your jumper is knitted now, two months later than we"
                                                + " promised.",
                                "de",
                                        "Das Garn kam verspätet. Ihr Pullover wird jetzt gestrickt, zwei Monate später"
                                                + " als versprochen."),
                "expectedFrom", today.plusDays(120).toString(),
                "expectedTo", today.plusDays(135).toString(),
                "reason", "Late delivery of yarn");
        api.post(Shop.NORTHWIND.client(), URI.create(listing(DELAYED_LISTING) + ":announce-delay"), delay)
                .check();
        report.accept("customers of a late pre-order are asked whether they wait");
    }

    /** Once: orders that have their card are left alone. */
    void settle(List<Placed> orders) throws InterruptedException {
        var fresh = orders.stream()
                .filter(order -> CARDS.containsKey(order.situation()))
                .toList();
        if (fresh.isEmpty() || hasItsCard(fresh.get(0))) {
            return;
        }
        for (var order : fresh) {
            handOver(order, CARDS.getOrDefault(order.situation(), "success"));
        }
        charge(fresh.stream()
                .filter(order -> CHARGED.contains(order.situation()))
                .map(Placed::orderId)
                .toList());
        report.accept("pre-orders are listed, and some of their cards charged");
    }

    private boolean hasItsCard(Placed order) throws InterruptedException {
        return api.get(Shop.NORTHWIND.client(), card(order)).isFound();
    }

    private void handOver(Placed order, String name) throws InterruptedException {
        var body = Map.of(
                "processor", "sandbox",
                "customer", "sbx_customer_test",
                "card", "sbx_card_test_" + name,
                "method", "Visa on file");
        DemoShop.retrying(() -> api.put(Shop.NORTHWIND.client(), card(order), body, Map.of()))
                .check();
    }

    private void charge(List<String> orderIds) throws InterruptedException {
        var run = Map.of("scope", "CHOSEN", "orderIds", orderIds);
        var once = Map.of("Idempotency-Key", "demo-" + orderIds.get(0));
        api.post(Shop.NORTHWIND.client(), addresses.payment().resolve("/api/v1/charge-runs"), run, once)
                .check();
    }

    private URI listing(String externalId) {
        return addresses.orderEdit().resolve("/api/v1/listings/" + externalId);
    }

    private URI card(Placed order) {
        return addresses.payment().resolve("/api/v1/orders/" + order.orderId() + "/payment-method");
    }
}
