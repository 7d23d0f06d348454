package dev.portico.orderedit.edit.domain;

import dev.portico.orderedit.order.domain.Discount;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.policy.domain.Situation;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Prices an order: prices, discounts, taxes and shipping, by the merchant's policy. Each line is priced from what was sold at
 * checkout, never from the last edit: so any sequence of edits ends where one edit to the same end state would. A line that an
 * edit leaves alone keeps its amounts.
 */
record Pricing(PriceEngine prices, DiscountEngine discounts, TaxEngine taxes, ShippingEngine shipping) {

    static Pricing of(Situation situation) {
        var policy = situation.policy();
        var order = situation.order();
        var catalog = situation.catalog();
        var taxes = new TaxEngine(policy.taxes(), order.taxesIncluded());
        return new Pricing(
                new PriceEngine(policy.raisedPrice(), catalog, order.currency()),
                new DiscountEngine(policy.discountedOrders(), order),
                taxes,
                new ShippingEngine(policy.shippingPrices(), situation.rates(), catalog, taxes));
    }

    /** The order that the staged one comes to. */
    Order price(Order before, Staged staged) {
        var lines = lines(before, staged.order().lines());
        var priced = staged.order().copy().lines(lines).make();
        var sameParcel =
                lines.equals(before.lines()) && Objects.equals(before.shippingAddress(), priced.shippingAddress());
        return sameParcel && staged.rateId() == null
                ? priced
                : priced.copy()
                        .shippingLine(shipping.shipping(priced, staged.rateId()))
                        .make();
    }

    private List<Line> lines(Order before, List<Line> staged) {
        var was = before.lines().stream().collect(Collectors.toMap(Line::id, Function.identity()));
        var dropped = discounts.dropped(staged);
        boolean sameDiscounts = dropped.equals(discounts.dropped(before.lines()));
        return staged.stream()
                .filter(line -> line.quantity() > 0 || was.containsKey(line.id()))
                .map(line -> {
                    var old = was.get(line.id());
                    return old != null && sameDiscounts && old.sellsLike(line) ? old : line(line, dropped);
                })
                .toList();
    }

    /** One line with the discounts and taxes that belong to what it sells. */
    Line line(Line line, Set<Discount> dropped) {
        var discounted = line.withAmounts(discounts.shares(line, dropped), line.taxLines());
        return discounted.withAmounts(discounted.discounts(), taxes.taxes(discounted));
    }
}
