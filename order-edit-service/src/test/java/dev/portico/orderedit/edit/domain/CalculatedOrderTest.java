package dev.portico.orderedit.edit.domain;

import static dev.portico.orderedit.Fixtures.CATALOG;
import static dev.portico.orderedit.Fixtures.SHIRT;
import static dev.portico.orderedit.Fixtures.SOON;
import static dev.portico.orderedit.Fixtures.TOP;
import static dev.portico.orderedit.Fixtures.line;
import static dev.portico.orderedit.Fixtures.order;
import static dev.portico.orderedit.Fixtures.policy;
import static dev.portico.orderedit.Fixtures.situation;
import static dev.portico.orderedit.Fixtures.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.orderedit.Fixtures;
import dev.portico.orderedit.edit.domain.Change.ChangeNote;
import dev.portico.orderedit.edit.domain.Change.ChangeShippingAddress;
import dev.portico.orderedit.edit.domain.Change.RemoveItem;
import dev.portico.orderedit.edit.domain.Change.SetQuantity;
import dev.portico.orderedit.edit.domain.Change.SwapVariant;
import dev.portico.orderedit.order.domain.Address;
import dev.portico.orderedit.order.domain.Allocation;
import dev.portico.orderedit.order.domain.Hold;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.TaxLine;
import dev.portico.orderedit.order.domain.Texts;
import dev.portico.orderedit.policy.domain.AddressLimit;
import dev.portico.orderedit.policy.domain.QuantityCaps;
import dev.portico.orderedit.policy.domain.Reason;
import dev.portico.orderedit.policy.domain.Reason.AddressOutOfZone;
import dev.portico.orderedit.policy.domain.Reason.FreeItem;
import dev.portico.orderedit.policy.domain.Reason.Fulfilled;
import dev.portico.orderedit.policy.domain.Reason.InvalidAddress;
import dev.portico.orderedit.policy.domain.Reason.InvalidQuantity;
import dev.portico.orderedit.policy.domain.Reason.LastItem;
import dev.portico.orderedit.policy.domain.Reason.MaxQuantity;
import dev.portico.orderedit.policy.domain.Reason.NoteTooLong;
import dev.portico.orderedit.policy.domain.Reason.NothingToChange;
import dev.portico.orderedit.policy.domain.Reason.OutOfStock;
import dev.portico.orderedit.policy.domain.Reason.UnknownLine;
import dev.portico.orderedit.policy.domain.Reason.UnknownVariant;
import dev.portico.orderedit.policy.domain.Situation;
import dev.portico.orderedit.workflow.domain.WorkflowRules;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CalculatedOrderTest {

    private static final String MEDIUM = "classic-varsity-top-medium";
    private static final Address HOME = order().shippingAddress();

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void violations(String name, Situation situation, List<Change> changes, List<Reason> expected) {
        var calculated = CalculatedOrder.of(situation, changes);
        assertThat(calculated.refusals()).extracting(Violation::reason).containsExactlyInAnyOrderElementsOf(expected);
    }

    static Stream<Arguments> table() {
        var open = soon(order());
        var shipped = soon(order(line(0, top -> top.put("fulfilledQuantity", 1))));
        return Stream.of(
                row("one more", open, List.of(quantity(TOP, 3))),
                row("the least quantity", open, List.of(quantity(TOP, 1))),
                row("none is a removal", open, List.of(quantity(TOP, 0)), new InvalidQuantity()),
                row("negative", open, List.of(quantity(TOP, -1)), new InvalidQuantity()),
                row("the most units", open, List.of(quantity(SHIRT, 1_000_000))),
                row("a unit too many", open, List.of(quantity(SHIRT, 1_000_001)), new InvalidQuantity()),
                row("the same again", open, List.of(quantity(TOP, 2)), new NothingToChange()),
                row("nothing", open, List.of(), new NothingToChange()),
                row(
                        "down to what was shipped",
                        soon(order(line(0, t -> t.put("fulfilledQuantity", 1)))),
                        List.of(quantity(TOP, 1))),
                row(
                        "below what was shipped",
                        soon(order(line(0, t -> t.put("quantity", 3).put("fulfilledQuantity", 2))
                                .andThen(j -> j.put("totalMinor", 24562)))),
                        List.of(quantity(TOP, 1)),
                        new Fulfilled()),
                row("another order's line", open, List.of(quantity(new UUID(9, 9), 1)), new UnknownLine()),
                row("all that is in stock", open, List.of(quantity(TOP, 12))),
                row("one more than that", open, List.of(quantity(TOP, 13)), new OutOfStock(10)),
                row("a variant of the product", open, List.of(swap(MEDIUM))),
                row("the same variant", open, List.of(swap("classic-varsity-top-small")), new NothingToChange()),
                row("another product's variant", open, List.of(swap("ocean-blue-shirt")), new UnknownVariant()),
                row("a variant without stock", open, List.of(swap("classic-varsity-top-large")), new OutOfStock(0)),
                row("a free variant", open, List.of(swap("classic-varsity-top-gift")), new FreeItem()),
                row("swap and raise up to the stock", open, List.of(swap(MEDIUM), quantity(TOP, 3))),
                row("swap and raise past it", open, List.of(swap(MEDIUM), quantity(TOP, 4)), new OutOfStock(3)),
                row("one of two lines", open, List.of(new RemoveItem(SHIRT))),
                row(
                        "both lines",
                        open,
                        List.of(new RemoveItem(SHIRT), new RemoveItem(TOP)),
                        new LastItem(),
                        new LastItem()),
                row(
                        "the last open unit",
                        shipped,
                        List.of(new RemoveItem(SHIRT), quantity(TOP, 1)),
                        new LastItem(),
                        new LastItem()),
                row("up to the cap of a line", caps(3, null, null), List.of(quantity(TOP, 3))),
                row("past it", caps(3, null, null), List.of(quantity(TOP, 4)), new MaxQuantity(3)),
                row("lowering above the cap", caps(1, null, null), List.of(quantity(TOP, 1))),
                row("up to 150 percent", caps(null, 150, null), List.of(quantity(TOP, 3))),
                row("past 150 percent", caps(null, 150, null), List.of(quantity(TOP, 4)), new MaxQuantity(3)),
                row("up to the cap of the order", caps(null, null, 5), List.of(quantity(TOP, 4))),
                row(
                        "past it by two changes",
                        caps(null, null, 5),
                        List.of(quantity(TOP, 4), quantity(SHIRT, 2)),
                        new MaxQuantity(3),
                        new MaxQuantity(1)),
                row("a note", open, List.of(new ChangeNote("Ring twice. 🎁"))),
                row("no note", open, List.of(new ChangeNote(null))),
                row("the longest note", open, List.of(new ChangeNote("x".repeat(Texts.NOTE_LIMIT)))),
                row(
                        "a longer note",
                        open,
                        List.of(new ChangeNote("x".repeat(Texts.NOTE_LIMIT + 1))),
                        new NoteTooLong(Texts.NOTE_LIMIT)),
                row("a note with NUL", open, List.of(new ChangeNote("a\u0000b")), new NoteTooLong(Texts.NOTE_LIMIT)));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("addresses")
    void addressLimits(AddressLimit limit, Address address, List<Reason> expected) {
        var situation = situation(order(), policy(p -> p.address = limit), SOON);
        assertThat(CalculatedOrder.of(situation, List.of(new ChangeShippingAddress(address)))
                        .violations())
                .extracting(Violation::reason)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    static Stream<Arguments> addresses() {
        var street = address("Other Street", "Springfield", "62701", "IL", "US");
        var city = address("Other Street", "Peoria", "61602", "IL", "US");
        var province = address("Other Street", "Madison", "53703", "WI", "US");
        var country = address("Andere Straße", "Berlin", "10115", null, "DE");
        return Stream.of(
                arguments(AddressLimit.STREET_ONLY, street, List.of()),
                arguments(AddressLimit.STREET_ONLY, city, List.of(new AddressOutOfZone(AddressLimit.STREET_ONLY))),
                arguments(AddressLimit.SAME_PROVINCE, city, List.of()),
                arguments(
                        AddressLimit.SAME_PROVINCE,
                        province,
                        List.of(new AddressOutOfZone(AddressLimit.SAME_PROVINCE))),
                arguments(AddressLimit.SAME_COUNTRY, province, List.of()),
                arguments(AddressLimit.SAME_COUNTRY, country, List.of(new AddressOutOfZone(AddressLimit.SAME_COUNTRY))),
                arguments(AddressLimit.ANYTHING, country, List.of()),
                arguments(
                        AddressLimit.ANYTHING,
                        address("x", "y", "1", null, "XX"),
                        List.of(new InvalidAddress("countryCode"))),
                arguments(
                        AddressLimit.ANYTHING,
                        address("x", "y", null, null, "US"),
                        List.of(new InvalidAddress("postalCode"), new InvalidAddress("provinceCode"))),
                arguments(AddressLimit.ANYTHING, address("x", "y", null, null, "HK"), List.of()),
                arguments(
                        AddressLimit.ANYTHING,
                        new Address(null, null, null, null, null, null, null, null, null, null),
                        List.of(
                                new InvalidAddress("lastName"), new InvalidAddress("address1"),
                                new InvalidAddress("city"), new InvalidAddress("countryCode"))));
    }

    @Test
    void raisedUnitsCostTheLinesOwnPriceAndTaxFollowsItsRate() {
        var calculated = CalculatedOrder.of(soon(order()), List.of(quantity(TOP, 3)));

        assertThat(calculated.deltaMinor()).isEqualTo(6375);
        assertThat(top(calculated).taxLines()).extracting(TaxLine::amountMinor).containsExactly(1125L);
        assertThat(calculated.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.amountMinor()).isEqualTo(6375);
            assertThat(difference.parts())
                    .extracting(Difference.Part::amountMinor)
                    .containsExactly(6000L, 375L);
        });
        assertThat(calculated.stockMoves()).singleElement().satisfies(move -> assertThat(move.units())
                .isEqualTo(1));
    }

    @Test
    void aSwapCostsTodaysPriceAndTheTwoDifferencesOfALineAddUp() {
        var calculated = CalculatedOrder.of(soon(order()), List.of(swap(MEDIUM), quantity(TOP, 3)));

        assertThat(calculated.differences())
                .extracting(Difference::kind)
                .containsExactly(Difference.Kind.VARIANT_SWAPPED, Difference.Kind.QUANTITY_CHANGED);
        assertThat(calculated.differences().stream()
                        .mapToLong(Difference::amountMinor)
                        .sum())
                .isEqualTo(calculated.deltaMinor());
        assertThat(top(calculated).totalMinor()).isEqualTo(19500);
        assertThat(calculated.stockMoves()).extracting(StockMove::units).containsExactlyInAnyOrder(-2L, 3L);
    }

    @Test
    void whateverTheWayTheEndIsTheSame() {
        var discounted =
                Situation.of(discounted(), keepingShares(), CATALOG, SOON).order();
        for (var way : List.of(
                List.<Change>of(quantity(TOP, 1), quantity(TOP, 2)),
                List.<Change>of(new RemoveItem(TOP), quantity(TOP, 2)),
                List.<Change>of(swap(MEDIUM), quantity(TOP, 5), swap("classic-varsity-top-small"), quantity(TOP, 2)))) {
            var end = apply(discounted, way);
            assertThat(end).isEqualTo(discounted);
        }
    }

    @Test
    void aDiscountsShareBelongsToTheFirstUnits() {
        var order = discounted();
        assertThat(order.line(TOP).orElseThrow().discounts()).containsExactly(new Allocation("TEN", 1000));

        assertThat(apply(order, List.of(quantity(TOP, 1)))
                        .line(TOP)
                        .orElseThrow()
                        .discountMinor())
                .isEqualTo(500);
        assertThat(apply(order, List.of(new RemoveItem(TOP)))
                        .line(TOP)
                        .orElseThrow()
                        .discountMinor())
                .isZero();
        assertThat(apply(order, List.of(quantity(TOP, 5)))
                        .line(TOP)
                        .orElseThrow()
                        .discountMinor())
                .isEqualTo(1000);
    }

    @Test
    void includedTaxesAreAPartOfThePrice() {
        var order = order(json -> {
            json.put("taxesIncluded", true);
            json.put("totalMinor", 17499);
            line(0, top -> ((ObjectNode) top.get("taxLines").get(0))
                            .put("rate", "0.19")
                            .put("amountMinor", 1916))
                    .accept(json);
        });

        var calculated = CalculatedOrder.of(soon(order), List.of(quantity(TOP, 3)));

        assertThat(top(calculated).taxMinor()).isEqualTo(2874); // 18000 × 0.19 / 1.19
        assertThat(calculated.deltaMinor()).isEqualTo(6000);
    }

    @Test
    void whatCostsMoreIsHeldUntilPaidAndWhatDoesNotIsNot() {
        var more = CalculatedOrder.of(soon(order()), List.of(quantity(TOP, 3)));
        var less = CalculatedOrder.of(soon(order()), List.of(quantity(TOP, 1)));

        assertThat(accepted(more, 18562).held()).map(Hold::kind).contains(Hold.Kind.UNPAID);
        assertThat(accepted(more, 24937).held()).isEmpty();
        assertThat(accepted(less, 18562).held()).isEmpty();
        assertThat(accepted(less, 18562).order().tags()).contains(Order.EDITED_TAG);
        assertThat(accepted(less, 18562).order().version()).isEqualTo(2);
    }

    @Test
    void aRefusedChangeIsNotInThePreviewButTheOthersAre() {
        var calculated = CalculatedOrder.of(soon(order()), List.of(quantity(TOP, 0), new ChangeNote("hello")));

        assertThat(calculated.after().note()).isEqualTo("hello");
        assertThat(calculated.violations())
                .singleElement()
                .extracting(Violation::pointer)
                .isEqualTo("/changes/0");
    }

    private static Decision.Accepted accepted(CalculatedOrder calculated, long paidMinor) {
        var given = new Decision.Circumstances(new UUID(1, 1), Fixtures.paid(paidMinor), WorkflowRules.DEFAULT);
        var decision = Decision.on(calculated, given);
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return (Decision.Accepted) decision;
    }

    private static Order apply(Order order, List<Change> way) {
        var now = order;
        for (var change : way) {
            var pricing = Pricing.of(soon(now));
            now = pricing.price(now, change.applyTo(Staged.of(now), pricing));
        }
        return now;
    }

    private static Order discounted() {
        return order(json -> {
            line(0, top -> top.putArray("discounts")
                            .addObject()
                            .put("title", "TEN")
                            .put("amountMinor", 1000))
                    .accept(json);
            json.put("totalMinor", 17562);
        });
    }

    private static dev.portico.orderedit.policy.domain.EditPolicy keepingShares() {
        return policy(p -> {});
    }

    private static Situation caps(Integer perLine, Integer percent, Integer perOrder) {
        return situation(order(), policy(p -> p.caps = new QuantityCaps(perLine, percent, perOrder)), SOON);
    }

    private static Line top(CalculatedOrder calculated) {
        return calculated.after().line(TOP).orElseThrow();
    }

    private static SetQuantity quantity(UUID line, int quantity) {
        return new SetQuantity(line, quantity);
    }

    private static SwapVariant swap(String variant) {
        return new SwapVariant(TOP, variant);
    }

    private static Address address(String street, String city, String postal, String province, String country) {
        return new Address("Robin", "Example", null, street, null, city, postal, province, country, null);
    }

    private static Arguments row(String name, Situation situation, List<Change> changes, Reason... expected) {
        return arguments(name, situation, changes, List.of(expected));
    }

    @Test
    void theFixtureHasAnAddress() {
        assertThat(HOME).isNotNull();
    }
}
