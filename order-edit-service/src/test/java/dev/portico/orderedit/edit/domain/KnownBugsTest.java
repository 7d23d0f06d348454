package dev.portico.orderedit.edit.domain;

import static dev.portico.orderedit.edit.domain.Baskets.basket;
import static dev.portico.orderedit.edit.domain.Baskets.catalog;
import static dev.portico.orderedit.edit.domain.Baskets.product;
import static dev.portico.orderedit.edit.domain.Baskets.variant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.orderedit.Fixtures;
import dev.portico.orderedit.catalog.domain.Catalog;
import dev.portico.orderedit.edit.domain.Change.AddItem;
import dev.portico.orderedit.edit.domain.Change.ChangeNote;
import dev.portico.orderedit.edit.domain.Change.RemoveItem;
import dev.portico.orderedit.edit.domain.Change.SetQuantity;
import dev.portico.orderedit.edit.domain.Difference.Kind;
import dev.portico.orderedit.edit.domain.Difference.Part;
import dev.portico.orderedit.order.domain.Allocation;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.policy.domain.DiscountedOrders;
import dev.portico.orderedit.policy.domain.EditPolicy;
import dev.portico.orderedit.policy.domain.Reason.FreeItem;
import dev.portico.orderedit.policy.domain.ShippingPrices;
import dev.portico.orderedit.policy.domain.Situation;
import dev.portico.orderedit.shipping.domain.ShippingRate;
import dev.portico.orderedit.shipping.domain.ShippingRate.Band;
import dev.portico.orderedit.shipping.domain.ShippingRates;
import dev.portico.orderedit.shipping.domain.ShippingZone;
import dev.portico.orderedit.workflow.domain.WorkflowRules;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What other shops get wrong and this one must not: the cases of product.md §16 that are decided here, by their numbers. The
 * others are about money that was taken (payment-service) and pages (portal-service).
 */
class KnownBugsTest {

    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);
    private static final UUID THIRD = new UUID(0, 3);
    private static final Catalog CATALOG = catalog(
            product("top", "Tops", variant("s", 6000, "USD")),
            product("shirt", "Tops", variant("s", 5000, "USD")),
            product("mug", "Kitchen", variant("s", 1000, "USD")));

    @Test
    void case01_aRemovedLineTakesItsShareOfTheOrdersDiscountAndTheOthersKeepTheirPrice() {
        var order = basket().line("top", "s", 1, 6000, "0.0625")
                .line("shirt", "s", 1, 5000, "0.0625")
                .line("mug", "s", 1, 1000, "0.0625")
                .fixed("TEN", 1000, null)
                .order();
        assertThat(order.lines()).extracting(line -> line.discountMinor()).containsExactly(500L, 417L, 83L);

        var calculated = calculate(order, keepingShares(), new RemoveItem(SECOND));

        assertThat(calculated.after().line(FIRST)).isEqualTo(order.line(FIRST));
        assertThat(calculated.after().line(THIRD)).isEqualTo(order.line(THIRD));
        // 50.00 less its share of 4.17, and the tax that was taken of the rest: what the customer had paid for it.
        long taxOfIt = order.line(SECOND).orElseThrow().taxMinor();
        assertThat(calculated.deltaMinor()).isEqualTo(-(5000 - 417) - taxOfIt);
        assertThat(calculated.differences()).singleElement().satisfies(difference -> assertThat(difference.parts())
                .extracting(Part::code)
                .containsExactly("UNITS_REMOVED", "SHARE_LEFT", "RATE_KEPT"));
    }

    @Test
    void case02_whatIsRefundedOfADiscountedOrderIsNeverMoreThanWhatItCost() {
        var order = basket().line("top", "s", 3, 6000, "0.0625")
                .line("mug", "s", 2, 1000, "0.0625")
                .percent("NEARLY", "99", null)
                .order();
        var now = order;
        for (var change : List.of(
                new SetQuantity(FIRST, 2),
                new SetQuantity(SECOND, 1),
                new SetQuantity(FIRST, 1),
                new RemoveItem(FIRST))) {
            var next = calculate(now, keepingShares(), change).after();
            assertThat(next.totalMinor()).isNotNegative().isLessThanOrEqualTo(now.totalMinor());
            now = next;
        }
    }

    @Test
    void case04_upDownAndUpAgainIsWhatOneRaiseIs() {
        var order = basket().line("top", "s", 2, 6000, "0.0625")
                .line("mug", "s", 1, 1000, "0.0625")
                .order();
        var raised =
                calculate(order, keepingShares(), new SetQuantity(FIRST, 3)).after();

        var now = raised;
        for (int quantity : new int[] {1, 3, 2, 3}) {
            now = calculate(now, keepingShares(), new SetQuantity(FIRST, quantity))
                    .after();
        }

        assertThat(now).isEqualTo(raised);
        assertThat(calculate(now, keepingShares(), new SetQuantity(FIRST, 2)).after())
                .isEqualTo(order);
    }

    @Test
    void case05_anAbandonedEditChangesNothing() {
        var order = basket().line("top", "s", 2, 6000, "0.0625")
                .line("mug", "s", 1, 1000)
                .order();
        var copy = order.copy().make();

        var abandoned = calculate(order, keepingShares(), new SetQuantity(FIRST, 5), new RemoveItem(SECOND));

        assertThat(abandoned.after()).isNotEqualTo(order);
        assertThat(order).isEqualTo(copy);
        assertThat(calculate(order, keepingShares()).after()).isEqualTo(order);
    }

    @Test
    void case06_thePreviewIsWhatIsCommitted() {
        var order = basket().line("top", "s", 2, 6000, "0.0625")
                .line("mug", "s", 1, 1000, "0.0625")
                .order();
        var preview = calculate(order, keepingShares(), new AddItem("shirt", "s", 1), new SetQuantity(FIRST, 1));

        var commit = Decision.on(
                calculate(order, keepingShares(), new AddItem("shirt", "s", 1), new SetQuantity(FIRST, 1)),
                new Decision.Circumstances(new UUID(1, 1), Fixtures.paid(order.totalMinor()), WorkflowRules.DEFAULT));

        assertThat(commit.<Long>fold(
                        accepted -> accepted.order().totalMinor(), canceled -> -1L, waiting -> -1L, rejected -> -1L))
                .isEqualTo(preview.after().totalMinor());
        assertThat(commit.<List<UUID>>fold(
                        accepted -> accepted.order().lines().stream()
                                .map(line -> line.id())
                                .toList(),
                        canceled -> List.of(),
                        waiting -> List.of(),
                        rejected -> List.of()))
                .isEqualTo(
                        preview.after().lines().stream().map(line -> line.id()).toList());
    }

    @Test
    void case07_fallingUnderTheMinimumSpendDropsTheDiscountAndSaysSo() {
        var order = basket().line("top", "s", 2, 6000, "0.0625")
                .line("mug", "s", 1, 1000, "0.0625")
                .fixed("TWENTY", 2000, 10_000L)
                .order();

        var calculated = calculate(order, reevaluating(), new SetQuantity(FIRST, 1));

        assertThat(calculated.after().totals().discountMinor()).isZero();
        assertThat(calculated.differences())
                .filteredOn(it -> it.kind() == Kind.DISCOUNT_DROPPED)
                .singleElement()
                .satisfies(dropped -> {
                    assertThat(dropped.title()).isEqualTo("TWENTY");
                    assertThat(dropped.amountMinor()).isEqualTo(2000);
                    assertThat(dropped.parts().get(0).code()).isEqualTo("MINIMUM_NOT_REACHED");
                    assertThat(dropped.parts().get(0).params()).containsEntry("minimumMinor", 10_000L);
                });
        assertThat(sumOf(calculated)).isEqualTo(calculated.deltaMinor());
        var back = calculate(calculated.after(), reevaluating(), new SetQuantity(FIRST, 2));
        assertThat(back.after()).isEqualTo(order);
        assertThat(back.differences()).extracting(Difference::kind).contains(Kind.DISCOUNT_RESTORED);
        assertThat(sumOf(back)).isEqualTo(back.deltaMinor());
    }

    @Test
    void case07_keptSharesKnowNoMinimum() {
        var order = basket().line("top", "s", 2, 6000, "0.0625")
                .line("mug", "s", 1, 1000, "0.0625")
                .fixed("TWENTY", 2000, 10_000L)
                .order();

        var calculated = calculate(order, keepingShares(), new SetQuantity(FIRST, 1));

        assertThat(calculated.after().totals().discountMinor()).isEqualTo(923 + 154);
        assertThat(calculated.differences()).extracting(Difference::kind).containsExactly(Kind.QUANTITY_CHANGED);
    }

    @Test
    void case07_fallingUnderFreeShippingFollowsThePolicyAndSaysSo() {
        var order = basket().line("top", "s", 2, 6000)
                .line("mug", "s", 1, 1000)
                .shipping("Standard", 0)
                .order();
        var standard = new ShippingRate(
                "std", "Standard", ShippingRate.Basis.SUBTOTAL, List.of(new Band(0, 499), new Band(10_000, 0)));
        var rates = new ShippingRates("USD", List.of(new ShippingZone("All", List.of(), List.of(standard))));
        var recalculating = keepingShares()
                .copy()
                .shippingPrices(ShippingPrices.RECALCULATE)
                .make();

        var moved = CalculatedOrder.of(
                situation(order, recalculating).copy().rates(rates).make(), List.of(new SetQuantity(FIRST, 1)));
        var kept = CalculatedOrder.of(
                situation(order, keepingShares()).copy().rates(rates).make(), List.of(new SetQuantity(FIRST, 1)));

        assertThat(moved.after().totals().shippingMinor()).isEqualTo(499);
        assertThat(moved.differences())
                .filteredOn(it -> it.kind() == Kind.SHIPPING_CHANGED)
                .singleElement()
                .satisfies(shipping -> {
                    assertThat(shipping.amountMinor()).isEqualTo(499);
                    assertThat(shipping.parts()).extracting(Part::code).containsExactly("SHIPPING_BAND");
                });
        assertThat(kept.after().totals().shippingMinor()).isZero();
        assertThat(kept.differences()).extracting(Difference::kind).containsExactly(Kind.QUANTITY_CHANGED);
    }

    @Test
    void case08_anAddedLineMovesTaxAndTotal() {
        var order = basket().line("top", "s", 1, 6000, "0.0625").order();

        var calculated = calculate(order, keepingShares(), new AddItem("mug", "s", 2));

        assertThat(calculated.after().totals().taxMinor()).isEqualTo(375 + 125);
        assertThat(calculated.deltaMinor()).isEqualTo(2125);
        assertThat(calculated.differences()).singleElement().satisfies(added -> {
            assertThat(added.kind()).isEqualTo(Kind.ITEM_ADDED);
            assertThat(added.parts()).extracting(Part::code).containsExactly("CATALOG_PRICE", "RATE_OF_ORDER");
        });
    }

    @Test
    void case10_aHundredPercentOffIsExactlyNothing() {
        var order = basket().line("top", "s", 3, 3333, "0.0625")
                .line("mug", "s", 1, 1, "0.0625")
                .percent("ALL", "100", null)
                .order();
        assertThat(order.totals().discountMinor()).isEqualTo(order.totals().itemsMinor());

        // Free lines are locked; what is added takes part in the percentage, and is nothing too.
        assertThat(calculate(order, reevaluating(), new SetQuantity(FIRST, 2)).refusals())
                .extracting(Violation::reason)
                .contains(new FreeItem());
        var added =
                calculate(order, reevaluating(), new AddItem("shirt", "s", 3)).after();
        var line = added.lines().get(added.lines().size() - 1);
        assertThat(line.totalMinor()).isZero();
        assertThat(line.taxMinor()).isZero();
    }

    @Test
    void case12_aPromotionThatEndedMeanwhileIsJudgedByTheOrder() {
        var order = basket().line("top", "s", 2, 6000)
                .line("mug", "s", 1, 1000)
                .percent("BLACK FRIDAY", "25", null)
                .order();
        var policy = reevaluating();
        var today = Situation.of(order, policy, CATALOG, Baskets.PLACED.plus(Duration.ofMinutes(59)));

        var calculated = CalculatedOrder.of(today, List.of(new SetQuantity(FIRST, 3), new AddItem("shirt", "s", 1)));

        assertThat(calculated.after().lines())
                .extracting(line -> line.discounts())
                .containsExactly(
                        List.of(new Allocation("BLACK FRIDAY", 4500)),
                        List.of(new Allocation("BLACK FRIDAY", 250)),
                        List.of(new Allocation("BLACK FRIDAY", 1250)));
    }

    @Test
    void case14_aChangeThatIsThereAlreadyIsNoEdit() {
        var order = basket().line("top", "s", 2, 6000).line("mug", "s", 1, 1000).order();
        var once = calculate(order, keepingShares(), new SetQuantity(FIRST, 3), new ChangeNote("x"))
                .after();

        var again = calculate(once, keepingShares(), new SetQuantity(FIRST, 3), new ChangeNote("x"));

        assertThat(again.deltaMinor()).isZero();
        assertThat(again.refusals())
                .extracting(violation -> violation.reason().code())
                .containsExactly("NOTHING_TO_CHANGE");
    }

    private static long sumOf(CalculatedOrder calculated) {
        return calculated.differences().stream()
                .mapToLong(Difference::amountMinor)
                .sum();
    }

    private static CalculatedOrder calculate(Order order, EditPolicy policy, Change... changes) {
        return CalculatedOrder.of(situation(order, policy), List.of(changes));
    }

    private static Situation situation(Order order, EditPolicy policy) {
        return Situation.of(order, policy, CATALOG, Baskets.PLACED.plus(Duration.ofMinutes(5)));
    }

    private static EditPolicy keepingShares() {
        return EditPolicy.DEFAULT
                .copy()
                .discountedOrders(DiscountedOrders.KEEP_SHARES)
                .make();
    }

    private static EditPolicy reevaluating() {
        return EditPolicy.DEFAULT
                .copy()
                .discountedOrders(DiscountedOrders.REEVALUATE)
                .make();
    }
}
