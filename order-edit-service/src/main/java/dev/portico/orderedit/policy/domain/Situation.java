package dev.portico.orderedit.policy.domain;

import dev.portico.orderedit.catalog.domain.Catalog;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.OrderStatus;
import dev.portico.orderedit.shipping.domain.ShippingRates;
import dev.portico.orderedit.usage.domain.Allowance;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a decision about an order depends on; loaded before, never while deciding.
 *
 * @param paidMinor what was paid or is reserved, and was not given back, in minor units of the order's currency
 * @param editsSoFar how many edits of the order customers have saved; counted only where the policy limits them
 * @param zone of the shop's clock
 */
public record Situation(
        Order order,
        long paidMinor,
        EditPolicy policy,
        boolean portalEnabled,
        Catalog catalog,
        ShippingRates rates,
        Allowance allowance,
        int editsSoFar,
        ZoneId zone,
        Instant now) {

    /** An order never edited, of a shop with an open portal and no special arrangement, on a clock of UTC. */
    public static Situation of(Order order, EditPolicy policy, Catalog catalog, Instant now) {
        return new Situation(
                order,
                order.coveredMinor(),
                policy,
                true,
                catalog,
                ShippingRates.NONE,
                Allowance.UNLIMITED,
                0,
                ZoneOffset.UTC,
                now);
    }

    public SituationCopy copy() {
        return new SituationCopy(this);
    }

    public Situation with(Order other) {
        return copy().order(other).make();
    }

    /** After one more edit of the customer. */
    public Situation edited(Order after) {
        return copy().order(after).editsSoFar(editsSoFar + 1).make();
    }

    /** When the edit window ends, or when it ended: once over it stays over, whatever the policy says later. Null: no time ends it. */
    public @Nullable Instant closesAt() {
        var closedAt = order.windowClosedAt();
        return closedAt == null ? policy.window().endFor(order, zone) : closedAt;
    }

    public boolean windowOver() {
        return order.windowClosedAt() != null || policy.window().over(order, zone, now);
    }

    /** When canceling ends: with the edit window, unless it has one of its own. Null: no time ends it. */
    public @Nullable Instant cancelClosesAt() {
        var own = policy.cancelWindow();
        return own == null ? closesAt() : own.endFor(order, zone);
    }

    public boolean cancelWindowOver() {
        var own = policy.cancelWindow();
        return own == null ? windowOver() : own.over(order, zone, now);
    }

    public boolean closedForCanceling() {
        return cancelWindowOver() || order.status() != OrderStatus.OPEN;
    }

    /**
     * Whether the order is kept back until its window ends. Where no time ends the window, nothing is: it would wait for the
     * fulfillment that waits for it.
     */
    public boolean heldForTheWindow() {
        return closesAt() != null;
    }

    public boolean closedForEdits() {
        return windowOver() || order.status() != OrderStatus.OPEN;
    }

    /** The tags of a line's product that lock it. */
    Stream<String> restrictedProductTags(Line line) {
        var locking = policy.restrictionTags().product();
        if (locking.isEmpty()) {
            return Stream.empty();
        }
        var tags = catalog.product(line.item().productId())
                .map(product -> product.tags())
                .orElse(List.of());
        return RestrictionTags.hits(locking, tags);
    }
}
