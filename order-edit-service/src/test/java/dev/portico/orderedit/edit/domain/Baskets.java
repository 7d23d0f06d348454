package dev.portico.orderedit.edit.domain;

import dev.portico.orderedit.catalog.domain.Catalog;
import dev.portico.orderedit.catalog.domain.Product;
import dev.portico.orderedit.catalog.domain.Variant;
import dev.portico.orderedit.order.domain.Address;
import dev.portico.orderedit.order.domain.Discount;
import dev.portico.orderedit.order.domain.Intake;
import dev.portico.orderedit.order.domain.LineKind;
import dev.portico.orderedit.order.domain.Option;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.OrderInput;
import dev.portico.orderedit.order.domain.OrderInput.CustomerInput;
import dev.portico.orderedit.order.domain.OrderInput.DiscountInput;
import dev.portico.orderedit.order.domain.OrderInput.LineInput;
import dev.portico.orderedit.order.domain.OrderInput.ShippingLineInput;
import dev.portico.orderedit.order.domain.OrderInput.TaxLineInput;
import dev.portico.orderedit.order.domain.OrderIntake;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Orders written as what was bought: {@code basket().line("top", "s", 2, 6000).tax("0.0625")}. Line ids are 1, 2, 3 in the order
 * of writing. Taxes are a platform's: by rate, half-up.
 */
final class Baskets {

    static final Instant PLACED = Instant.parse("2026-11-20T16:15:00Z");
    static final Address HOME =
            new Address("Robin", "Example", null, "12 Harbor Street", null, "Springfield", "62701", "IL", "US", null);

    private final String currency;
    private final List<LineInput> lines = new ArrayList<>();
    private final List<DiscountInput> discounts = new ArrayList<>();
    private boolean taxesIncluded;
    private ShippingLineInput shipping;
    private Address address = HOME;

    private Baskets(String currency) {
        this.currency = currency;
    }

    static Baskets basket() {
        return basket("USD");
    }

    static Baskets basket(String currency) {
        return new Baskets(currency);
    }

    Baskets taxesIncluded() {
        taxesIncluded = true;
        return this;
    }

    Baskets line(String product, String variant, int quantity, long priceMinor, String... rates) {
        long subtotal = quantity * priceMinor;
        var taxes = new ArrayList<TaxLineInput>();
        for (var rate : rates) {
            taxes.add(new TaxLineInput("Tax " + rate, rate, tax(subtotal, rate)));
        }
        lines.add(new LineInput(
                "l-" + (lines.size() + 1),
                LineKind.CATALOG,
                product,
                variant,
                null,
                product,
                variant,
                List.of(),
                null,
                (long) quantity,
                0L,
                priceMinor,
                null,
                taxes,
                null));
        return this;
    }

    private long tax(long amount, String rate) {
        var divisor = taxesIncluded ? BigDecimal.ONE.add(new BigDecimal(rate)) : BigDecimal.ONE;
        return BigDecimal.valueOf(amount)
                .multiply(new BigDecimal(rate))
                .divide(divisor, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    Baskets fixed(String title, long amountMinor, Long minimumMinor) {
        discounts.add(new DiscountInput(
                null, title, Discount.Kind.AUTOMATIC, Discount.ValueKind.FIXED, amountMinor, null, minimumMinor));
        return this;
    }

    Baskets percent(String title, String percentage, Long minimumMinor) {
        discounts.add(new DiscountInput(
                null, title, Discount.Kind.AUTOMATIC, Discount.ValueKind.PERCENTAGE, null, percentage, minimumMinor));
        return this;
    }

    Baskets shipping(String title, long priceMinor, String... rates) {
        var taxes = new ArrayList<TaxLineInput>();
        for (var rate : rates) {
            taxes.add(new TaxLineInput("Tax " + rate, rate, tax(priceMinor, rate)));
        }
        shipping = new ShippingLineInput(title, priceMinor, 0L, taxes);
        return this;
    }

    Baskets to(Address destination) {
        address = destination;
        return this;
    }

    /** The total is what it comes to: found by asking the intake what it expects. */
    Order order() {
        return read(0L).fold(Intake.Accepted::order, refused -> {
            var expected = refused.faults().stream()
                    .filter(fault -> fault.code().equals("total-mismatch"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(refused.faults().toString()));
            return read((Long) expected.params().get("expected")).fold(Intake.Accepted::order, again -> {
                throw new AssertionError(again.faults().toString());
            });
        });
    }

    private Intake read(long totalMinor) {
        var ids = new AtomicLong();
        var input = new OrderInput(
                "#1",
                PLACED.atOffset(ZoneOffset.UTC),
                currency,
                taxesIncluded,
                1L,
                new CustomerInput("robin@example.com", "Robin", "Example", null, "en", null),
                address,
                null,
                lines,
                shipping,
                discounts,
                0L,
                0L,
                totalMinor,
                null,
                null,
                null,
                null);
        return OrderIntake.read(
                "1",
                input,
                "hash",
                Clock.fixed(PLACED, ZoneOffset.UTC),
                () -> new java.util.UUID(0, ids.incrementAndGet()));
    }

    static Catalog catalog(Product... products) {
        return Catalog.of(List.of(products));
    }

    static Product product(String id, String type, Variant... variants) {
        return new Product(id, id, type, List.of(), Product.Status.ACTIVE, null, List.of("Size"), List.of(variants));
    }

    static Variant variant(String id, long priceMinor, String currency) {
        return variant(id, priceMinor, currency, null);
    }

    static Variant variant(String id, long priceMinor, String currency, Long grams) {
        return new Variant(
                id, null, id, List.of(new Option("Size", id)), priceMinor, currency, 0, false, false, null, grams);
    }
}
