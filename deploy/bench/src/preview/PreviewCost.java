import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.orderedit.catalog.domain.Catalog;
import dev.portico.orderedit.catalog.domain.Product;
import dev.portico.orderedit.catalog.domain.Variant;
import dev.portico.orderedit.document.Documents;
import dev.portico.orderedit.edit.domain.CalculatedOrder;
import dev.portico.orderedit.edit.domain.Change;
import dev.portico.orderedit.order.OrderExcerpts;
import dev.portico.orderedit.order.domain.Discount;
import dev.portico.orderedit.order.domain.Intake;
import dev.portico.orderedit.order.domain.LineKind;
import dev.portico.orderedit.order.domain.Option;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.OrderInput;
import dev.portico.orderedit.order.domain.OrderIntake;
import dev.portico.orderedit.policy.domain.DiscountedOrders;
import dev.portico.orderedit.policy.domain.EditPolicy;
import dev.portico.orderedit.policy.domain.PermissionRules;
import dev.portico.orderedit.policy.domain.ShippingPrices;
import dev.portico.orderedit.policy.domain.Situation;
import dev.portico.orderedit.shipping.domain.ShippingRate;
import dev.portico.orderedit.shipping.domain.ShippingRates;
import dev.portico.orderedit.shipping.domain.ShippingZone;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Processor time of previewing ten changes to an order of a hundred lines, all rules on: what the service does between reading
 * the row and sending the answer. Run by ./portico bench preview as a source file, with the service's classes.
 */
final class PreviewCost {

    private static final Instant PLACED = Instant.parse("2026-11-20T16:15:00Z");
    private static final int LINES = 100;

    public static void main(String[] args) {
        int rounds = Integer.parseInt(args[0]);
        int previews = Integer.parseInt(args[1]);
        var order = Documents.tree(Documents.write(order()));
        var catalog = Documents.tree(Documents.write(catalog()));
        long checked = 0;
        for (int i = 0; i < previews; i++) {
            checked += whole(order, catalog);
        }
        for (int round = 0; round < rounds; round++) {
            var whole = new long[previews];
            var calculation = new long[previews];
            for (int i = 0; i < previews; i++) {
                long before = cpu();
                checked += whole(order, catalog);
                whole[i] = cpu() - before;
                var situation = situation(order, catalog);
                before = cpu();
                checked += CalculatedOrder.of(situation, changes(situation.order())).deltaMinor();
                calculation[i] = cpu() - before;
            }
            print("preview.cpu_ms", whole, 50);
            print("preview.p99_cpu_ms", whole, 99);
            print("preview-calculation.cpu_ms", calculation, 50);
        }
        if (checked == 0) {
            throw new IllegalStateException("Nothing was calculated");
        }
    }

    /** Read, calculated, told twice with all permissions and options, written. */
    private static int whole(JsonNode order, JsonNode catalog) {
        var situation = situation(order, catalog);
        var calculated = CalculatedOrder.of(situation, changes(situation.order()));
        if (!calculated.violations().isEmpty()) {
            throw new IllegalStateException(calculated.violations().toString());
        }
        var options = PermissionRules.permissions(situation).lines();
        var answer = Documents.write(Map.of(
                "before", OrderExcerpts.of(situation),
                "after", OrderExcerpts.of(situation.with(calculated.after())),
                "differences", calculated.differences(),
                "options", options.toString().length()));
        return answer.length();
    }

    private static Situation situation(
            JsonNode order, JsonNode catalog) {
        var policy = EditPolicy.DEFAULT
                .copy()
                .discountedOrders(DiscountedOrders.REEVALUATE)
                .shippingPrices(ShippingPrices.RECALCULATE)
                .make();
        var rate = new ShippingRate(
                "std", "Standard", ShippingRate.Basis.WEIGHT, List.of(new ShippingRate.Band(0, 499), new ShippingRate.Band(50_000, 999)));
        return Situation.of(
                        Documents.read(order, Order.class),
                        policy,
                        Documents.read(catalog, Catalog.class),
                        PLACED.plusSeconds(600))
                .copy()
                .rates(new ShippingRates("USD", List.of(new ShippingZone("All", List.of(), List.of(rate)))))
                .make();
    }

    private static List<Change> changes(Order order) {
        var lines = order.lines();
        return List.of(
                new Change.SetQuantity(lines.get(0).id(), 5),
                new Change.SetQuantity(lines.get(10).id(), 1),
                new Change.SetQuantity(lines.get(20).id(), 9),
                new Change.SwapVariant(lines.get(30).id(), "p30-v2"),
                new Change.SwapVariant(lines.get(40).id(), "p40-v3"),
                new Change.RemoveItem(lines.get(50).id()),
                new Change.RemoveItem(lines.get(60).id()),
                new Change.ReplaceItem(lines.get(70).id(), "p5", "p5-v4"),
                new Change.AddItem("p80", "p80-v1", 2),
                new Change.ChangeNote("Ring twice."));
    }

    private static Order order() {
        return read(0).fold(Intake.Accepted::order, refused -> read((Long) refused.faults().get(0).params().get("expected"))
                .fold(Intake.Accepted::order, again -> {
                    throw new IllegalStateException(again.faults().toString());
                }));
    }

    private static Intake read(long total) {
        var lines = new ArrayList<OrderInput.LineInput>();
        for (int i = 0; i < LINES; i++) {
            long price = 1999 + 37 * i;
            var taxes = List.of(
                    new OrderInput.TaxLineInput("State", "0.0625", price * 3 * 625 / 10_000),
                    new OrderInput.TaxLineInput("City", "0.0125", price * 3 * 125 / 10_000));
            lines.add(new OrderInput.LineInput(
                    "l-" + i, LineKind.CATALOG, "p" + i, "p" + i + "-v0", "SKU-" + i, "Product number " + i, "Variant 0",
                    List.of(new OrderInput.OptionInput("Size", "S")), "https://shop.example/" + i + ".jpg", 3L, 0L, price,
                    null, List.copyOf(taxes), null));
        }
        var discounts = List.of(
                new OrderInput.DiscountInput(null, "TEN", Discount.Kind.AUTOMATIC, Discount.ValueKind.PERCENTAGE, null, "10", 50_000L),
                new OrderInput.DiscountInput("CODE", null, Discount.Kind.CODE, Discount.ValueKind.FIXED, 5_000L, null, null));
        var input = new OrderInput(
                "#1", PLACED.atOffset(ZoneOffset.UTC), "USD", false, 1L,
                new OrderInput.CustomerInput("robin@example.com", "Robin", "Example", null, "en", null),
                new dev.portico.orderedit.order.domain.Address(
                        "Robin", "Example", null, "12 Harbor Street", null, "Springfield", "62701", "IL", "US", null),
                null, List.copyOf(lines), new OrderInput.ShippingLineInput("Standard", 499L, 0L, List.of()),
                List.copyOf(discounts), 0L, 0L, total, null, null, null, null);
        var ids = new AtomicLong();
        return OrderIntake.read("1", input, "hash", Clock.fixed(PLACED, ZoneOffset.UTC), () -> new UUID(0, ids.incrementAndGet()));
    }

    private static Catalog catalog() {
        var products = new ArrayList<Product>();
        for (int i = 0; i < LINES; i++) {
            var variants = new ArrayList<Variant>();
            for (int v = 0; v < 5; v++) {
                variants.add(new Variant(
                        "p" + i + "-v" + v, "SKU-" + i, "Variant " + v, List.of(new Option("Size", "S" + v)), 2099 + 37L * i + v,
                        "USD", 100, true, false, null, 250L));
            }
            products.add(new Product(
                    "p" + i, "Product number " + i, i % 2 == 0 ? "Tops" : "Books", List.of("summer", "new"),
                    Product.Status.ACTIVE, null, List.of("Size"), variants));
        }
        return Catalog.of(products);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void print(String name, long[] nanos, int percentile) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        System.out.printf(java.util.Locale.ROOT, "%s %.3f%n", name, sorted[(sorted.length - 1) * percentile / 100] / 1e6);
    }

    private PreviewCost() {}
}
