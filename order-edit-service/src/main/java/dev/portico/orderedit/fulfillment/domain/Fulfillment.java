package dev.portico.orderedit.fulfillment.domain;

import dev.portico.orderedit.order.domain.Hold;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.OrderStatus;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What becomes of one order when its listing is fulfilled: the holds of the listing's lines go when all of the order is paid for;
 * every other hold stays.
 */
public record Fulfillment(Outcome outcome, Order order, List<Hold> released) {

    public Fulfillment {
        released = List.copyOf(released);
    }

    /** The money of an order, in minor units: what was paid and not given back, and what is on its way. */
    public record Money(long paidMinor, long pendingMinor) {}

    public static Fulfillment of(Order order, UUID listingId, Money money) {
        if (order.status() != OrderStatus.OPEN) {
            return left(Outcome.ORDER_CLOSED, order);
        }
        var holds = order.holds().stream()
                .filter(hold -> waitsFor(listingId, hold, order))
                .toList();
        if (holds.isEmpty()) {
            return left(Outcome.NOT_WAITING, order);
        }
        if (money.paidMinor() < order.totalMinor()) {
            return left(money.pendingMinor() > 0 ? Outcome.PAYMENT_PENDING : Outcome.NOT_PAID, order);
        }
        var free = holds.stream().reduce(order, Order::withoutHold, (one, other) -> other);
        return new Fulfillment(Outcome.RELEASED, free, holds);
    }

    private static Fulfillment left(Outcome outcome, Order order) {
        return new Fulfillment(outcome, order, List.of());
    }

    private static boolean waitsFor(UUID listingId, Hold hold, Order order) {
        return hold.kind() == Hold.Kind.PRE_ORDER
                && Objects.requireNonNull(hold.lineIds()).stream()
                        .flatMap(line -> order.line(line).stream())
                        .flatMap(line -> line.preOrdered().stream())
                        .anyMatch(promise -> promise.listingId().equals(listingId));
    }
}
