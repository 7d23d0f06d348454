package dev.portico.orderedit.edit.domain;

import dev.portico.orderedit.order.domain.Item;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An order while changes are applied to it: what its lines sell is new already, what is taken off, taxed and asked for shipping
 * is still old. {@link Pricing} makes an order of it.
 *
 * @param rateId the shipping rate chosen by the changes, if one was
 * @param replacements lines that were replaced, and by which
 */
record Staged(Order order, @Nullable String rateId, List<Replacement> replacements) {

    Staged {
        replacements = List.copyOf(replacements);
    }

    /** A line whose units went, and the line that has units of another product instead. */
    record Replacement(UUID from, UUID to) {}

    static Staged of(Order order) {
        return new Staged(order, null, List.of());
    }

    Staged with(Order other) {
        return new Staged(other, rateId, replacements);
    }

    Staged withLines(List<Line> lines) {
        return with(order.copy().lines(lines).make());
    }

    Staged withLine(UUID lineId, UnaryOperator<Line> change) {
        return withLines(order.lines().stream()
                .map(line -> line.id().equals(lineId) ? change.apply(line) : line)
                .toList());
    }

    Staged withRate(String chosen) {
        return new Staged(order, chosen, replacements);
    }

    /** With more units of an item, on the line that has or had it, else on a new one. */
    Staged adding(Item item, int quantity, Pricing pricing) {
        return withLines(new Addition(order, pricing).of(item, quantity));
    }

    /** With that many units on the line. One that was added and removed again is added anew. */
    Staged counting(UUID lineId, int quantity, Pricing pricing) {
        var line = order.line(lineId).orElseThrow();
        if (line.addedByEdit() && line.quantity() == 0) {
            var item = line.item();
            return adding(
                    pricing.prices().today(item.productId(), item.variantId()).orElse(item), quantity, pricing);
        }
        return withLine(lineId, it -> pricing.prices().withQuantity(it, quantity));
    }

    /** With another variant on the line. A line that was added has no past to keep: its units go where an addition would. */
    Staged swapping(UUID lineId, String variantId, Pricing pricing) {
        var line = order.line(lineId).orElseThrow();
        boolean moves = line.addedByEdit() && !variantId.equals(line.item().variantId());
        var today = pricing.prices().today(line.item().productId(), variantId).filter(item -> moves);
        return today.map(item -> replacing(lineId, item, pricing))
                .orElseGet(() -> withLine(lineId, it -> pricing.prices().withVariant(it, variantId))
                        .joiningAdditions(lineId));
    }

    /** What was added of the same variant moves to the line, as it would had it been added afterwards. */
    private Staged joiningAdditions(UUID lineId) {
        var line = order.line(lineId).orElseThrow();
        var additions = order.lines().stream()
                .filter(it -> it.addedByEdit() && it.quantity() > 0 && !it.id().equals(lineId))
                .filter(it -> Objects.equals(it.item().variantId(), line.item().variantId()))
                .filter(it -> Objects.equals(it.item().productId(), line.item().productId()))
                .toList();
        var joined = this;
        for (var addition : additions) {
            joined = joined.withLine(addition.id(), it -> it.selling(it.item(), 0, List.of()))
                    .withLine(lineId, it -> PriceEngine.joined(it, addition));
        }
        return joined;
    }

    /** With units of an item instead of those that a line can still give. */
    Staged replacing(UUID lineId, Item item, Pricing pricing) {
        var line = order.line(lineId).orElseThrow();
        var without = withLine(lineId, it -> pricing.prices().withQuantity(it, it.fulfilledQuantity()));
        var replaced = without.adding(item, line.openQuantity(), pricing);
        var all = new ArrayList<>(replacements);
        replaced.order().lines().stream()
                .filter(now ->
                        without.order().line(now.id()).filter(now::equals).isEmpty())
                .reduce((first, last) -> last)
                .ifPresent(target -> all.add(new Replacement(lineId, target.id())));
        return new Staged(replaced.order(), rateId, all);
    }
}
