package dev.portico.orderedit.edit.domain;

import dev.portico.orderedit.edit.domain.Difference.Kind;
import dev.portico.orderedit.order.domain.Allocation;
import dev.portico.orderedit.order.domain.Discount;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The discounts that an edit makes the order lose, or get back, because of what all its items cost. Told before the lines. */
final class Thresholds {

    private final Order before;
    private final Pricing pricing;
    private final Set<Discount> droppedBefore;
    private final Set<Discount> dropped;

    Thresholds(Order before, Order after, Pricing pricing) {
        this.before = before;
        this.pricing = pricing;
        this.droppedBefore = pricing.discounts().dropped(before.lines());
        this.dropped = pricing.discounts().dropped(after.lines());
    }

    /** A line as it was, with the discounts that are left. */
    Line applied(Line line) {
        return dropped.equals(droppedBefore) ? line : priced(line);
    }

    Line priced(Line line) {
        return pricing.line(line, dropped);
    }

    Stream<Difference> differences() {
        var moved = before.discounts().stream()
                .filter(discount -> dropped.contains(discount) != droppedBefore.contains(discount))
                .toList();
        var differences = new ArrayList<Difference>();
        for (var discount : moved) {
            var parts = differences.isEmpty() ? withConsequences(ofDiscount(discount), moved) : ofDiscount(discount);
            var kind = dropped.contains(discount) ? Kind.DISCOUNT_DROPPED : Kind.DISCOUNT_RESTORED;
            differences.add(new Difference(kind, null, discount.label(), null, null, parts.amountMinor(), parts.all()));
        }
        return differences.stream();
    }

    private Parts withConsequences(Parts parts, List<Discount> moved) {
        var all = parts;
        for (var line : before.lines()) {
            all = all.ofConsequences(line, applied(line), moved);
        }
        return all;
    }

    private Parts ofDiscount(Discount discount) {
        long moved = before.lines().stream()
                .mapToLong(line -> share(line, discount) - share(applied(line), discount))
                .sum();
        long minimum = Objects.requireNonNullElse(discount.minimumMinor(), 0L);
        return new Parts(pricing)
                .ofThreshold(dropped.contains(discount) ? "MINIMUM_NOT_REACHED" : "MINIMUM_REACHED", minimum, moved);
    }

    private static long share(Line line, Discount discount) {
        return line.discounts().stream()
                .filter(discount::owns)
                .mapToLong(Allocation::amountMinor)
                .sum();
    }
}
