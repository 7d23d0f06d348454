package dev.portico.orderedit.edit.domain;

import static dev.portico.orderedit.edit.domain.Baskets.basket;
import static dev.portico.orderedit.edit.domain.Baskets.catalog;
import static dev.portico.orderedit.edit.domain.Baskets.product;
import static dev.portico.orderedit.edit.domain.Baskets.variant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.orderedit.catalog.domain.Catalog;
import dev.portico.orderedit.edit.domain.Change.AddItem;
import dev.portico.orderedit.edit.domain.Change.RemoveItem;
import dev.portico.orderedit.edit.domain.Change.ReplaceItem;
import dev.portico.orderedit.edit.domain.Change.SetQuantity;
import dev.portico.orderedit.edit.domain.Change.SwapVariant;
import dev.portico.orderedit.order.domain.Allocation;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.Shares;
import dev.portico.orderedit.policy.domain.DiscountedOrders;
import dev.portico.orderedit.policy.domain.EditPolicy;
import dev.portico.orderedit.policy.domain.LastItemRemoval;
import dev.portico.orderedit.policy.domain.RaisedPrice;
import dev.portico.orderedit.policy.domain.ShippingPrices;
import dev.portico.orderedit.policy.domain.Situation;
import dev.portico.orderedit.policy.domain.TaxTreatment;
import dev.portico.orderedit.shipping.domain.ShippingRate;
import dev.portico.orderedit.shipping.domain.ShippingRate.Band;
import dev.portico.orderedit.shipping.domain.ShippingRates;
import dev.portico.orderedit.shipping.domain.ShippingZone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What holds for every order, every policy and every sequence of edits. */
class CalculationPropertyTest {

    /** A shop: an order, what is for sale today, and the rules. */
    record Shop(Order order, Catalog catalog, EditPolicy policy, ShippingRates rates) {

        Situation situation(Order now) {
            return Situation.of(now, policy, catalog, Baskets.PLACED.plus(Duration.ofMinutes(5)))
                    .copy()
                    .rates(rates)
                    .make();
        }

        CalculatedOrder calculate(Order now, List<Change> changes) {
            return CalculatedOrder.of(situation(now), changes);
        }
    }

    /** A wish that fits any order: the numbers are taken modulo what there is. The card stays, so that none is the last item. */
    record Wish(int kind, int line, int product, int variant, int quantity) {

        private static final String[] PRODUCTS = {"top", "shirt", "mug"};
        private static final String[] VARIANTS = {"s", "m"};

        Change on(Order order) {
            var lines = order.lines().stream()
                    .filter(it -> !"card".equals(it.item().productId()))
                    .toList();
            var lineId = lines.get(line % lines.size()).id();
            return switch (kind) {
                case 0 -> new SetQuantity(lineId, quantity);
                case 1 -> new RemoveItem(lineId);
                case 2 -> new SwapVariant(lineId, VARIANTS[variant]);
                case 3 -> new AddItem(PRODUCTS[product], VARIANTS[variant], quantity);
                default -> new ReplaceItem(lineId, PRODUCTS[product], VARIANTS[variant]);
            };
        }
    }

    @Property(tries = 400)
    void theLinesShippingAndTaxesAreTheTotalAndTheDifferencesTheWayToIt(
            @ForAll("shops") Shop shop, @ForAll("wishes") List<Wish> wishes) {
        var now = shop.order();
        for (var wish : wishes) {
            var calculated = shop.calculate(now, List.of(wish.on(now)));
            var after = calculated.after();
            long sum = after.lines().stream().mapToLong(Line::totalMinor).sum();
            long tax = after.lines().stream().mapToLong(Line::taxMinor).sum()
                    + after.shippingLine().taxMinor();
            assertThat(after.totalMinor())
                    .isEqualTo(sum + after.shippingLine().totalMinor() + (after.taxesIncluded() ? 0 : tax));
            assertThat(calculated.differences().stream()
                            .mapToLong(Difference::amountMinor)
                            .sum())
                    .isEqualTo(calculated.deltaMinor());
            assertThat(calculated.differences()).allSatisfy(difference -> assertThat(partsOf(difference, after))
                    .isEqualTo(difference.amountMinor()));
            now = after;
        }
    }

    private static long partsOf(Difference difference, Order order) {
        return difference.parts().stream()
                .filter(part -> part.part() != Difference.Part.Name.TAX || !order.taxesIncluded())
                .mapToLong(Difference.Part::amountMinor)
                .sum();
    }

    @Property(tries = 400)
    void noLineIsNegativeAndNothingIncludedExceedsThePrice(
            @ForAll("shops") Shop shop, @ForAll("wishes") List<Wish> wishes) {
        assertThat(edited(shop, wishes).lines()).allSatisfy(line -> {
            assertThat(line.quantity()).isNotNegative();
            assertThat(line.ownPriceUnits()).isNotNegative();
            assertThat(line.totalMinor()).isNotNegative();
            assertThat(line.discounts()).extracting(Allocation::amountMinor).allMatch(minor -> minor >= 0);
            assertThat(line.taxMinor()).isNotNegative();
            if (shop.order().taxesIncluded()) {
                assertThat(line.taxMinor()).isLessThanOrEqualTo(line.totalMinor());
            }
        });
    }

    @Property(tries = 400)
    void whatIsRemovedAndAddedAgainIsTheOriginalOrder(
            @ForAll("shops") Shop shop, @ForAll @IntRange(max = 2) int index) {
        var order = shop.order();
        var line = order.lines().get(index % (order.lines().size() - 1));
        var item = line.item();
        var back = new AddItem(item.productId(), item.variantId(), line.quantity());

        var removed = shop.calculate(order, List.of(new RemoveItem(line.id()))).after();
        assertThat(shop.calculate(removed, List.of(back)).after()).isEqualTo(order);
        assertThat(shop.calculate(order, List.of(new RemoveItem(line.id()), back))
                        .differences())
                .isEmpty();
        var replaced = shop.calculate(order, List.of(new ReplaceItem(line.id(), other(item.productId()), "s")))
                .after();
        var undone = shop.calculate(replaced, returning(order, replaced)).after();
        assertThat(withoutEmptyAdditions(undone)).isEqualTo(order);
    }

    private static String other(String product) {
        return product.equals("mug") ? "top" : "mug";
    }

    /** Back to each line's first quantity; what was added goes. */
    private static List<Change> returning(Order order, Order from) {
        var changes = new ArrayList<Change>();
        for (var line : from.lines()) {
            int wanted = order.line(line.id()).map(Line::quantity).orElse(0);
            if (wanted != line.quantity()) {
                changes.add(wanted == 0 ? new RemoveItem(line.id()) : new SetQuantity(line.id(), wanted));
            }
        }
        return changes;
    }

    @Property(tries = 600)
    void anySequenceOfEditsEndsWhereOneEditToTheSameEndStateDoes(
            @ForAll("shops") Shop shop, @ForAll("wishes") List<Wish> wishes) {
        var step = edited(shop, wishes);
        var atOnce = shop.calculate(shop.order(), oneEdit(shop.order(), step)).after();
        assertThat(withoutEmptyAdditions(atOnce)).isEqualTo(withoutEmptyAdditions(step));
    }

    /** The changes that make of an order what another sells. Additions come last: they look for their place. */
    private static List<Change> oneEdit(Order order, Order end) {
        var changes = new ArrayList<Change>();
        var additions = new ArrayList<Change>();
        for (var line : end.lines()) {
            var was = order.line(line.id());
            if (was.isEmpty()) {
                if (line.quantity() > 0) {
                    additions.add(
                            new AddItem(line.item().productId(), line.item().variantId(), line.quantity()));
                }
                continue;
            }
            if (line.quantity() > 0
                    && !was.get().item().variantId().equals(line.item().variantId())) {
                changes.add(new SwapVariant(line.id(), line.item().variantId()));
            }
            if (line.quantity() == 0) {
                changes.add(new RemoveItem(line.id()));
            } else if (line.quantity() != was.get().quantity()) {
                changes.add(new SetQuantity(line.id(), line.quantity()));
            }
        }
        changes.addAll(additions);
        return changes;
    }

    /** A line that sells nothing has no item to compare: which one it sold last makes no difference. */
    private static Order withoutEmptyAdditions(Order order) {
        return order.copy()
                .lines(order.lines().stream()
                        .filter(line -> line.quantity() > 0 || !line.addedByEdit())
                        .map(line -> line.quantity() > 0
                                ? line
                                : line.selling(line.original().item(), 0, List.of()))
                        .sorted(Comparator.comparing(line -> line.id().toString()))
                        .toList())
                .make();
    }

    @Property(tries = 400)
    void aPreviewOfSeveralChangesIsTheSameAsTheChangesOneByOne(
            @ForAll("shops") Shop shop, @ForAll("wishes") List<Wish> wishes) {
        var order = shop.order();
        var changes = wishes.stream()
                .map(wish -> wish.on(order))
                .filter(change -> !(change instanceof AddItem || change instanceof ReplaceItem))
                .toList();
        var together = priced(shop, order, changes);
        var now = order;
        for (var change : changes) {
            now = priced(shop, now, List.of(change));
        }
        assertThat(withoutEmptyAdditions(now)).isEqualTo(withoutEmptyAdditions(together));
    }

    /** Without the rules: they look at the order as it is stored, so that a line removed before a swap is not the same to them. */
    private static Order priced(Shop shop, Order order, List<Change> changes) {
        var pricing = Pricing.of(shop.situation(order));
        var staged = Staged.of(order);
        for (var change : changes) {
            staged = change.applyTo(staged, pricing);
        }
        return pricing.price(order, staged);
    }

    @Property
    void sharesSumUpExactly(
            @ForAll @LongRange(max = 10_000_000) long amount, @ForAll List<@LongRange(max = 1_000_000) Long> weights) {
        var some = new ArrayList<>(weights);
        some.add(1L);
        assertThat(Shares.byWeight(amount, some)).allMatch(share -> share >= 0);
        assertThat(Shares.byWeight(amount, some).stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(amount);
    }

    @Property
    void theSharesOfUnitsSumUpExactlyAndTheLastAreNoLarger(
            @ForAll @LongRange(max = 10_000_000) long amount, @ForAll @IntRange(min = 1, max = 500) int units) {
        long before = 0;
        long larger = Long.MAX_VALUE;
        for (int kept = 1; kept <= units; kept++) {
            long now = Shares.ofFirstUnits(amount, units, kept);
            assertThat(now - before).isNotNegative().isLessThanOrEqualTo(larger);
            larger = now - before;
            before = now;
        }
        assertThat(before).isEqualTo(amount);
    }

    private static Order edited(Shop shop, List<Wish> wishes) {
        var now = shop.order();
        for (var wish : wishes) {
            now = shop.calculate(now, List.of(wish.on(now))).after();
        }
        return now;
    }

    @Provide
    Arbitrary<List<Wish>> wishes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(1, 5))
                .as(Wish::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    /** Currencies of 2, 0 and 3 decimals; every way to treat discounts, taxes, raises and shipping. */
    @Provide
    Arbitrary<Shop> shops() {
        var orders = Combinators.combine(
                        Arbitraries.of("USD", "JPY", "KWD"),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.longs().between(1, 20_000),
                        Arbitraries.of(
                                List.of("0.0625"), List.of("0.19"), List.of("0.0725", "0.01"), List.<String>of()),
                        Arbitraries.integers().between(0, 3))
                .as(CalculationPropertyTest::order);
        var policies = Combinators.combine(
                        Arbitraries.of(DiscountedOrders.KEEP_SHARES, DiscountedOrders.REEVALUATE),
                        Arbitraries.of(TaxTreatment.class),
                        Arbitraries.of(RaisedPrice.class),
                        Arbitraries.of(ShippingPrices.class))
                .as((discounts, taxes, raised, shipping) -> EditPolicy.DEFAULT
                        .copy()
                        .discountedOrders(discounts)
                        .taxes(taxes)
                        .raisedPrice(raised)
                        .shippingPrices(shipping)
                        .lastItem(LastItemRemoval.CANCEL)
                        .make());
        return Combinators.combine(orders, policies, Arbitraries.longs().between(1, 20_000))
                .as((order, policy, price) ->
                        new Shop(order, catalogOf(order.currency(), price), policy, rates(order.currency())));
    }

    private static Order order(
            String currency, boolean included, int lines, int quantity, long price, List<String> rates, int discount) {
        var basket = basket(currency);
        if (included) {
            basket = basket.taxesIncluded();
        }
        var products = List.of("top", "shirt", price % 2 == 0 ? "mug" : "top");
        var variants = List.of("s", "s", "m");
        for (int i = 0; i < lines; i++) {
            basket = basket.line(
                    products.get(i), variants.get(i), quantity + i, price + 97 * i, rates.toArray(String[]::new));
        }
        basket = basket.line("card", "s", 1, 250, rates.toArray(String[]::new));
        basket = basket.shipping("Standard", 499, rates.toArray(String[]::new));
        long subtotal = lines * price;
        return switch (discount) {
            case 1 -> basket.fixed("FIVE", Math.max(0, subtotal / 7), null).order();
            case 2 -> basket.percent("TEN", "12.5", subtotal).order();
            case 3 ->
                basket.fixed("FIRST", subtotal / 9, subtotal)
                        .percent("THEN", "7", null)
                        .order();
            default -> basket.order();
        };
    }

    private static Catalog catalogOf(String currency, long price) {
        return catalog(
                product("top", "Tops", variant("s", price, currency), variant("m", price + 500, currency)),
                product("shirt", "Tops", variant("s", price + 11, currency), variant("m", price + 7, currency)),
                product("mug", "Kitchen", variant("s", price + 3, currency), variant("m", price + 13, currency)));
    }

    private static ShippingRates rates(String currency) {
        var standard = new ShippingRate(
                "standard",
                "Standard",
                ShippingRate.Basis.SUBTOTAL,
                List.of(new Band(0, 499), new Band(10_000, 299), new Band(50_000, 0)));
        return new ShippingRates(currency, List.of(new ShippingZone("All", List.of(), List.of(standard))));
    }
}
