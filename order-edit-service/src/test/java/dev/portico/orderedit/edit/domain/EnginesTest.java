package dev.portico.orderedit.edit.domain;

import static dev.portico.orderedit.edit.domain.Baskets.basket;
import static dev.portico.orderedit.edit.domain.Baskets.catalog;
import static dev.portico.orderedit.edit.domain.Baskets.product;
import static dev.portico.orderedit.edit.domain.Baskets.variant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.portico.orderedit.Fixtures;
import dev.portico.orderedit.catalog.domain.Catalog;
import dev.portico.orderedit.edit.domain.Change.AddItem;
import dev.portico.orderedit.edit.domain.Change.ChangeContact;
import dev.portico.orderedit.edit.domain.Change.ChangeShippingAddress;
import dev.portico.orderedit.edit.domain.Change.ChangeShippingMethod;
import dev.portico.orderedit.edit.domain.Change.RemoveItem;
import dev.portico.orderedit.edit.domain.Change.ReplaceItem;
import dev.portico.orderedit.edit.domain.Change.SetQuantity;
import dev.portico.orderedit.edit.domain.Change.SwapVariant;
import dev.portico.orderedit.edit.domain.Difference.Kind;
import dev.portico.orderedit.edit.domain.Difference.Part;
import dev.portico.orderedit.order.domain.Address;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.PricedUnits;
import dev.portico.orderedit.order.domain.TaxLine;
import dev.portico.orderedit.policy.domain.Action;
import dev.portico.orderedit.policy.domain.Addable;
import dev.portico.orderedit.policy.domain.AddressLimit;
import dev.portico.orderedit.policy.domain.DiscountedOrders;
import dev.portico.orderedit.policy.domain.EditPolicy;
import dev.portico.orderedit.policy.domain.EditPolicyCopy;
import dev.portico.orderedit.policy.domain.OnIncrease;
import dev.portico.orderedit.policy.domain.PriceLimits;
import dev.portico.orderedit.policy.domain.QuantityCaps;
import dev.portico.orderedit.policy.domain.RaisedPrice;
import dev.portico.orderedit.policy.domain.RestrictionTags;
import dev.portico.orderedit.policy.domain.ShippingPrices;
import dev.portico.orderedit.policy.domain.Situation;
import dev.portico.orderedit.policy.domain.TaxTreatment;
import dev.portico.orderedit.shipping.domain.ShippingRate;
import dev.portico.orderedit.shipping.domain.ShippingRate.Band;
import dev.portico.orderedit.shipping.domain.ShippingRate.Basis;
import dev.portico.orderedit.shipping.domain.ShippingRates;
import dev.portico.orderedit.shipping.domain.ShippingZone;
import dev.portico.orderedit.shipping.domain.ShippingZone.Region;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EnginesTest {

    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);
    private static final Address FRANCE =
            new Address("Robin", "Example", null, "1 rue", null, "Paris", "75001", null, "FR", null);

    /** Today's prices are above those of the order. */
    private static final Catalog CATALOG = catalog(
            product("top", "Tops", variant("s", 6500, "USD", 300L), variant("m", 7000, "USD", 400L)),
            product("book", "Books", variant("s", 2000, "USD", 500L)),
            product("atlas", "Books", variant("s", 4000, "USD", 3000L)),
            product("gift", "Tops", variant("s", 0, "USD")),
            product("euro", "Tops", variant("s", 100, "EUR")));

    private static final ShippingRates RATES = new ShippingRates(
            "USD",
            List.of(
                    new ShippingZone(
                            "Illinois",
                            List.of(new Region("US", List.of("IL"))),
                            List.of(
                                    rate("std", "Standard", Basis.SUBTOTAL, new Band(0, 499), new Band(20_000, 0)),
                                    rate("heavy", "Freight", Basis.WEIGHT, new Band(1000, 900), new Band(3000, 2900)))),
                    new ShippingZone(
                            "USA",
                            List.of(new Region("US", List.of())),
                            List.of(rate("std", "Standard", Basis.SUBTOTAL, new Band(0, 799)))),
                    new ShippingZone(
                            "World",
                            List.of(),
                            List.of(
                                    rate("air", "Air", Basis.SUBTOTAL, new Band(0, 3000)),
                                    rate("sea", "Sea", Basis.SUBTOTAL, new Band(0, 1500))))));

    private static ShippingRate rate(String id, String title, Basis basis, Band... bands) {
        return new ShippingRate(id, title, basis, List.of(bands));
    }

    private static Order order() {
        return basket().line("top", "s", 2, 6000, "0.0625")
                .line("book", "s", 1, 2000, "0.02")
                .shipping("Standard", 499, "0.0625")
                .order();
    }

    @Test
    void raisedUnitsCostTheLinesPriceOrTodays() {
        var byLine = calculate(order(), it -> it, new SetQuantity(FIRST, 4))
                .after()
                .line(FIRST)
                .orElseThrow();
        assertThat(byLine.subtotalMinor()).isEqualTo(24_000);
        assertThat(byLine.raised()).isEmpty();

        var today = calculate(order(), it -> it.raisedPrice(RaisedPrice.TODAY), new SetQuantity(FIRST, 4));
        var line = today.after().line(FIRST).orElseThrow();
        assertThat(line.raised()).containsExactly(new PricedUnits(2, 6500));
        assertThat(line.subtotalMinor()).isEqualTo(12_000 + 13_000);
        assertThat(codes(today)).containsExactly("CATALOG_PRICE", "RATE_KEPT");
        var lowered = calculate(today.after(), it -> it.raisedPrice(RaisedPrice.TODAY), new SetQuantity(FIRST, 3));
        assertThat(lowered.after().line(FIRST).orElseThrow().raised()).containsExactly(new PricedUnits(1, 6500));
        assertThat(calculate(lowered.after(), it -> it, new SetQuantity(FIRST, 2))
                        .after())
                .isEqualTo(order());
    }

    @Test
    void aVariantThatTheOrderHadComesBackWithItsPriceAndFurtherUnitsFollowTheSetting() {
        var removed = calculate(order(), it -> it, new RemoveItem(FIRST)).after();

        var back = calculate(removed, it -> it.raisedPrice(RaisedPrice.TODAY), new AddItem("top", "s", 3));

        var line = back.after().line(FIRST).orElseThrow();
        assertThat(line.subtotalMinor()).isEqualTo(12_000 + 6500);
        assertThat(back.after().lines()).hasSize(2);
        assertThat(codes(back)).containsExactly("ORIGINAL_PRICE", "CATALOG_PRICE", "RATE_KEPT");
    }

    @Test
    void anAddedVariantOfAProductOnTheOrderIsALineOfItsOwn() {
        var added = calculate(order(), it -> it, new AddItem("top", "m", 1));

        assertThat(added.after().lines()).hasSize(3);
        var line = added.after().lines().get(2);
        assertThat(line.addedByEdit()).isTrue();
        assertThat(line.item().unitPriceMinor()).isEqualTo(7000);
        assertThat(added.differences()).extracting(Difference::kind).containsExactly(Kind.ITEM_ADDED);
        // One that goes again in the same edit was never there, one that goes later stays with quantity 0.
        assertThat(calculate(order(), it -> it, new AddItem("top", "m", 1), new RemoveItem(line.id()))
                        .after())
                .isEqualTo(order());
        assertThat(calculate(added.after(), it -> it, new RemoveItem(line.id()))
                        .after()
                        .line(line.id()))
                .hasValueSatisfying(gone -> assertThat(gone.quantity()).isZero());
    }

    @Test
    void whileItsLineSellsSomethingElseAVariantComesBackToItAndTheOtherMovesOn() {
        var swapped = calculate(order(), it -> it, new SwapVariant(FIRST, "m")).after();

        var both = calculate(swapped, it -> it, new AddItem("top", "s", 2)).after();

        assertThat(both)
                .isEqualTo(
                        calculate(order(), it -> it, new AddItem("top", "m", 2)).after());
    }

    @Test
    void aReplacementIsOneDifferenceAtTodaysPriceWithoutTheOldShare() {
        var order = basket().line("top", "s", 2, 6000, "0.0625")
                .line("book", "s", 1, 2000, "0.02")
                .fixed("TEN", 1400, null)
                .order();

        var replaced = calculate(
                order, it -> it.discountedOrders(DiscountedOrders.KEEP_SHARES), new ReplaceItem(FIRST, "atlas", "s"));

        assertThat(replaced.after().line(FIRST).orElseThrow().quantity()).isZero();
        var atlas = replaced.after().lines().get(2);
        assertThat(atlas.quantity()).isEqualTo(2);
        assertThat(atlas.discounts()).isEmpty();
        assertThat(replaced.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(Kind.ITEM_REPLACED);
            assertThat(difference.lineId()).isEqualTo(FIRST);
            assertThat(difference.from()).isEqualTo("top – s");
            assertThat(difference.to()).isEqualTo("atlas – s");
            assertThat(difference.amountMinor()).isEqualTo(replaced.deltaMinor());
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rates")
    void addedItemsTakeTheRatesOfTheirTypeElseTheHighest(String product, List<String> expected) {
        var added = calculate(order(), it -> it, new AddItem(product, "s", 1)).after();
        var line = added.lines().get(added.lines().size() - 1);
        assertThat(line.taxLines())
                .extracting(tax -> tax.rate().toPlainString())
                .isEqualTo(expected);
    }

    static Stream<Arguments> rates() {
        return Stream.of(
                arguments("atlas", List.of("0.02")), // as the book
                arguments("lamp", List.of("0.0625"))); // as nothing on the order: the highest
    }

    @Test
    void keptAmountsDoNotMoveAndSaySo() {
        UnaryOperator<EditPolicyCopy> kept = it -> it.taxes(TaxTreatment.KEEP_AMOUNTS);
        var raised = calculate(order(), kept, new SetQuantity(FIRST, 5));
        assertThat(raised.after().totals().taxMinor())
                .isEqualTo(order().totals().taxMinor());
        assertThat(codes(raised)).containsExactly("UNITS_ADDED", "AMOUNT_KEPT");
        assertThat(raised.deltaMinor()).isEqualTo(18_000);

        var included = basket().taxesIncluded()
                .line("top", "s", 2, 6000, "0.19")
                .line("book", "s", 1, 2000)
                .order();
        var removed = calculate(included, kept, new RemoveItem(FIRST)).after();
        assertThat(removed.line(FIRST).orElseThrow().taxMinor()).isZero();
    }

    @Test
    void includedTaxesOfSeveralRatesAreAPartOfThePrice() {
        var order = basket().taxesIncluded()
                .line("top", "s", 1, 10_000, "0.05", "0.09975")
                .line("book", "s", 1, 2000)
                .order();
        var line = calculate(order, it -> it, new SetQuantity(FIRST, 3))
                .after()
                .line(FIRST)
                .orElseThrow();
        assertThat(line.taxLines())
                .extracting(TaxLine::amountMinor)
                .containsExactly(1305L, 2603L); // 30000 × r ÷ 1.14975
    }

    @Test
    void percentagesAreRecomputedWithReevaluate() {
        var order = basket().line("top", "s", 2, 6000)
                .line("book", "s", 1, 2000)
                .percent("TEN", "10", null)
                .order();

        var calculated = calculate(
                order,
                it -> it.discountedOrders(DiscountedOrders.REEVALUATE),
                new SetQuantity(FIRST, 3),
                new AddItem("atlas", "s", 1));

        assertThat(calculated.after().lines()).extracting(Line::discountMinor).containsExactly(1800L, 200L, 400L);
        assertThat(codes(calculated)).contains("PERCENTAGE_RECOMPUTED");
    }

    @Test
    void shippingFollowsTheBandTheZoneAndTheTable() {
        UnaryOperator<EditPolicyCopy> recalculate =
                it -> it.shippingPrices(ShippingPrices.RECALCULATE).addressLimit(AddressLimit.ANYTHING);

        var free = calculate(order(), recalculate, new SetQuantity(FIRST, 3)).after();
        assertThat(free.shippingLine().priceMinor()).isZero();
        assertThat(free.shippingLine().taxMinor()).isZero();
        assertThat(calculate(free, recalculate, new SetQuantity(FIRST, 2)).after())
                .isEqualTo(order());

        var abroad = calculate(order(), recalculate, new ChangeShippingAddress(FRANCE));
        assertThat(abroad.after().shippingLine().title()).isEqualTo("Sea");
        assertThat(abroad.after().shippingLine().priceMinor()).isEqualTo(1500);
        assertThat(abroad.differences())
                .extracting(Difference::kind)
                .containsExactly(Kind.SHIPPING_METHOD_CHANGED, Kind.ADDRESS_CHANGED);
        assertThat(calculate(order(), it -> it.addressLimit(AddressLimit.ANYTHING), new ChangeShippingAddress(FRANCE))
                        .deltaMinor())
                .isZero();
    }

    @Test
    void aChosenMethodFollowsTheTableByWeightAndTheFirstOneCanBeHadBack() {
        UnaryOperator<EditPolicyCopy> open = it -> it.enabled(Set.of(Action.values()));
        var freight = calculate(order(), open, new ChangeShippingMethod("heavy"));
        assertThat(freight.after().shippingLine().priceMinor()).isEqualTo(900); // 2 × 300 g + 500 g
        assertThat(freight.differences()).extracting(Difference::kind).containsExactly(Kind.SHIPPING_METHOD_CHANGED);
        assertThat(freight.shippingOffers())
                .filteredOn(freight::shipsWith)
                .singleElement()
                .satisfies(offer -> assertThat(offer.rateId()).isEqualTo("heavy"));

        var heavier =
                calculate(freight.after(), open, new AddItem("atlas", "s", 1)).after();
        assertThat(heavier.shippingLine().priceMinor()).isEqualTo(2900);
        assertThat(calculate(freight.after(), open, new ChangeShippingMethod("std"))
                        .after())
                .isEqualTo(order());
        // Offered for the outcome of all changes, not for the order as it was.
        assertThat(codesOf(calculate(order(), open, new ChangeShippingMethod("heavy"), new SetQuantity(FIRST, 1))))
                .containsExactly("UNKNOWN_RATE");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void refusals(String name, UnaryOperator<EditPolicyCopy> policy, Change change, List<String> expected) {
        assertThat(codesOf(calculate(order(), policy, change))).isEqualTo(expected);
    }

    static Stream<Arguments> refusals() {
        UnaryOperator<EditPolicyCopy> none = it -> it;
        return Stream.of(
                arguments("a product nobody has", none, new AddItem("x", "s", 1), List.of("UNKNOWN_VARIANT")),
                arguments("a variant it has not", none, new AddItem("atlas", "xl", 1), List.of("UNKNOWN_VARIANT")),
                arguments("another currency", none, new AddItem("euro", "s", 1), List.of("UNKNOWN_VARIANT")),
                arguments("a gift", none, new AddItem("gift", "s", 1), List.of("FREE_ITEM")),
                arguments("none of it", none, new AddItem("atlas", "s", 0), List.of("INVALID_QUANTITY")),
                arguments("too many", none, new AddItem("atlas", "s", 1_000_001), List.of("INVALID_QUANTITY")),
                arguments("replaced by a gift", none, new ReplaceItem(FIRST, "gift", "s"), List.of("FREE_ITEM")),
                arguments(
                        "replaced on no line",
                        none,
                        new ReplaceItem(new UUID(9, 9), "atlas", "s"),
                        List.of("UNKNOWN_LINE")),
                arguments(
                        "not chosen",
                        (UnaryOperator<EditPolicyCopy>) it -> it.addable(Addable.listed(List.of("book"))),
                        new AddItem("atlas", "s", 1),
                        List.of("NOT_ADDABLE")),
                arguments(
                        "a restricted product",
                        (UnaryOperator<EditPolicyCopy>)
                                it -> it.restrictionTags(new RestrictionTags(List.of(), List.of("fragile"), List.of())),
                        new AddItem("lamp", "s", 1),
                        List.of("RESTRICTED_TAG")),
                arguments(
                        "dearer than allowed",
                        (UnaryOperator<EditPolicyCopy>) it -> it.prices(new PriceLimits(4000L, null, null)),
                        new AddItem("atlas", "s", 1),
                        List.of("PRICE_LIMIT")),
                arguments(
                        "exactly as dear as allowed",
                        (UnaryOperator<EditPolicyCopy>) it -> it.prices(new PriceLimits(4080L, null, null)),
                        new AddItem("atlas", "s", 1),
                        List.of()),
                arguments(
                        "cheaper than allowed",
                        (UnaryOperator<EditPolicyCopy>) it -> it.prices(new PriceLimits(null, 2039L, null)),
                        new RemoveItem(SECOND),
                        List.of("PRICE_LIMIT")),
                arguments(
                        "too little left",
                        (UnaryOperator<EditPolicyCopy>) it -> it.prices(new PriceLimits(null, null, 14_000L)),
                        new RemoveItem(SECOND),
                        List.of("PRICE_LIMIT")),
                arguments(
                        "an added line and a cap in percent",
                        (UnaryOperator<EditPolicyCopy>) it -> it.quantityCaps(new QuantityCaps(null, 150, null)),
                        new AddItem("atlas", "s", 1),
                        List.of()),
                arguments("no mail address", none, contact(null), List.of("INVALID_CONTACT")),
                arguments("a bad one", none, contact("robin@"), List.of("INVALID_CONTACT")),
                arguments("a header in it", none, contact("a@b.c\r\nBcc: x@y.z"), List.of("INVALID_CONTACT")),
                arguments("a good one", none, contact("robin@example.org"), List.of()),
                arguments(
                        "the shipping method as it is by default",
                        none,
                        new ChangeShippingMethod("heavy"),
                        List.of("ACTION_DISABLED")),
                arguments(
                        "a rate of elsewhere",
                        (UnaryOperator<EditPolicyCopy>) it -> it.enabled(Set.of(Action.values())),
                        new ChangeShippingMethod("air"),
                        List.of("UNKNOWN_RATE")));
    }

    private static ChangeContact contact(String email) {
        return new ChangeContact(email, "+1 (555) 0100", "Robin", null);
    }

    @Test
    void aContactIsReplacedWholeAndTold() {
        var calculated = calculate(order(), it -> it, contact("robin@example.org"));
        assertThat(calculated.after().customer().email()).isEqualTo("robin@example.org");
        assertThat(calculated.after().customer().lastName()).isNull();
        assertThat(calculated.after().customer().locale()).isEqualTo("en");
        assertThat(calculated.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(Kind.CONTACT_CHANGED);
            assertThat(difference.to()).isEqualTo("Robin, robin@example.org, +1 (555) 0100");
        });
    }

    @Test
    void whatCostsMoreMayWaitForItsMoneyAndWhatIsToBeApprovedForTheMerchant() {
        UnaryOperator<EditPolicyCopy> collect = it -> it.onIncrease(OnIncrease.COLLECT_THEN_APPLY);
        var paid = Fixtures.paid(order().totalMinor());
        var more = Fixtures.paid(2 * order().totalMinor());
        assertThat(CommitPath.of(calculate(order(), collect, new SetQuantity(FIRST, 3)), paid))
                .isEqualTo(CommitPath.REQUEST_PAYMENT);
        assertThat(CommitPath.of(calculate(order(), collect, new SetQuantity(FIRST, 3)), more))
                .isEqualTo(CommitPath.APPLY);
        assertThat(CommitPath.of(calculate(order(), collect, new SetQuantity(FIRST, 1)), paid))
                .isEqualTo(CommitPath.APPLY);
        assertThat(CommitPath.of(
                        calculate(
                                order(),
                                it -> collect.apply(it).approval(Set.of(Action.CHANGE_QUANTITY)),
                                new SetQuantity(FIRST, 3)),
                        paid))
                .isEqualTo(CommitPath.REQUEST_APPROVAL);
    }

    private static List<String> codes(CalculatedOrder calculated) {
        return calculated.differences().stream()
                .flatMap(difference -> difference.parts().stream())
                .map(Part::code)
                .toList();
    }

    private static List<String> codesOf(CalculatedOrder calculated) {
        return calculated.refusals().stream()
                .map(violation -> violation.reason().code())
                .toList();
    }

    private static CalculatedOrder calculate(Order order, UnaryOperator<EditPolicyCopy> policy, Change... changes) {
        var lamp = new dev.portico.orderedit.catalog.domain.Product(
                "lamp",
                "lamp",
                "Light",
                List.of("Fragile"),
                dev.portico.orderedit.catalog.domain.Product.Status.ACTIVE,
                null,
                List.of(),
                List.of(variant("s", 900, "USD")));
        var products = Stream.concat(CATALOG.products().values().stream(), Stream.of(lamp))
                .toList();
        var situation = Situation.of(
                        order,
                        policy.apply(EditPolicy.DEFAULT.copy()).make(),
                        Catalog.of(products),
                        Baskets.PLACED.plus(Duration.ofMinutes(5)))
                .copy()
                .rates(RATES)
                .make();
        return CalculatedOrder.of(situation, Arrays.asList(changes));
    }
}
