package dev.portico.orderedit.edit.domain;

import dev.portico.orderedit.order.domain.Allocation;
import dev.portico.orderedit.order.domain.Discount;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.LineKind;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.Shares;
import dev.portico.orderedit.policy.domain.DiscountedOrders;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is taken off each line. A share belongs to units: the last ones lose theirs first, added ones have none. With REEVALUATE
 * a percentage is taken of what the line costs now, and a discount whose minimum spend was reached at checkout and no longer is
 * goes with all its shares. Only what the order says counts, never whether a promotion runs today.
 */
final class DiscountEngine {

    private final boolean reevaluates;
    private final List<Discount> discounts;
    private final List<Line> soldAtCheckout;

    DiscountEngine(DiscountedOrders mode, Order order) {
        this.reevaluates = mode == DiscountedOrders.REEVALUATE;
        this.discounts = order.discounts();
        this.soldAtCheckout =
                order.lines().stream().filter(line -> !line.addedByEdit()).toList();
    }

    /** The discounts that an order with these lines does not get any more. */
    Set<Discount> dropped(List<Line> lines) {
        if (!reevaluates || discounts.stream().allMatch(discount -> discount.minimumMinor() == null)) {
            return Set.of();
        }
        long before = soldAtCheckout.stream()
                .filter(DiscountEngine::isGoods)
                .mapToLong(DiscountEngine::originalSubtotal)
                .sum();
        long now = lines.stream()
                .filter(DiscountEngine::isGoods)
                .mapToLong(Line::subtotalMinor)
                .sum();
        return discounts.stream()
                .filter(discount -> reached(discount, before) && !reached(discount, now))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean reached(Discount discount, long subtotalMinor) {
        var minimum = discount.minimumMinor();
        return minimum == null || subtotalMinor >= minimum;
    }

    private static long originalSubtotal(Line line) {
        return line.original().item().unitPriceMinor() * line.original().quantity();
    }

    private static boolean isGoods(Line line) {
        return line.kind() != LineKind.FEE;
    }

    /** What the line bears, in minor units; never more than it costs. */
    List<Allocation> shares(Line line, Set<Discount> dropped) {
        var original = line.original().discounts();
        if (line.addedByEdit()) {
            return ofAddedLine(line, dropped);
        }
        boolean complete = original.stream()
                .noneMatch(share -> of(share).filter(dropped::contains).isPresent());
        return line.asSold() && complete ? original : ofChangedLine(line, dropped);
    }

    private List<Allocation> ofChangedLine(Line line, Set<Discount> dropped) {
        var shares = new ArrayList<Allocation>();
        long left = line.subtotalMinor();
        for (var share : line.original().discounts()) {
            var discount = of(share);
            if (discount.filter(dropped::contains).isEmpty()) {
                long amount = Math.min(left, share(line, share, discount, left));
                left -= amount;
                add(shares, share.title(), amount);
            }
        }
        return shares;
    }

    private long share(Line line, Allocation share, Optional<Discount> discount, long leftMinor) {
        return discount.filter(this::recomputes)
                .map(percentage -> part(leftMinor, percentage))
                .orElseGet(() ->
                        Shares.ofFirstUnits(share.amountMinor(), line.original().quantity(), line.quantity()));
    }

    /** Added items take part in percentages that every item of the order has. */
    private List<Allocation> ofAddedLine(Line line, Set<Discount> dropped) {
        var shares = new ArrayList<Allocation>();
        long left = line.subtotalMinor();
        for (var discount : discounts) {
            if (recomputes(discount) && !dropped.contains(discount) && isOnEveryItem(discount)) {
                long amount = part(left, discount);
                left -= amount;
                add(shares, discount.label(), amount);
            }
        }
        return shares;
    }

    private static void add(List<Allocation> shares, String title, long amountMinor) {
        if (amountMinor > 0) {
            shares.add(new Allocation(title, amountMinor));
        }
    }

    boolean recomputes(Discount discount) {
        return reevaluates && discount.percentage() != null;
    }

    private boolean isOnEveryItem(Discount discount) {
        return soldAtCheckout.stream()
                .filter(line -> isGoods(line) && originalSubtotal(line) > 0)
                .allMatch(line -> line.original().discounts().stream().anyMatch(discount::owns));
    }

    /** Whose share it is; a line's own discount is nobody's. */
    Optional<Discount> of(Allocation share) {
        return discounts.stream().filter(discount -> discount.owns(share)).findFirst();
    }

    private static long part(long amountMinor, Discount discount) {
        var percentage = discount.percentage();
        return percentage == null
                ? 0
                : BigDecimal.valueOf(amountMinor)
                        .multiply(percentage)
                        .movePointLeft(2)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
    }
}
