package dev.portico.orderedit.order.domain;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps the holds of pre-ordered lines in step with the lines: each that waits has its own, and no other line has one. */
public final class PreOrderHolds {

    /** The order with the holds it should have, and what that took. */
    public record Settled(Order order, List<Hold> held, List<Hold> released) {

        public Settled {
            held = List.copyOf(held);
            released = List.copyOf(released);
        }
    }

    public static Settled settle(Order order, Instant now) {
        var waiting = order.lines().stream()
                .filter(line -> waits(line, order))
                .map(Line::id)
                .collect(Collectors.toUnmodifiableSet());
        var released = order.holds().stream()
                .filter(hold -> hold.kind() == Hold.Kind.PRE_ORDER && !waiting.containsAll(lineIds(hold)))
                .toList();
        var held =
                missing(order, waiting).map(line -> Hold.ofPreOrder(line, now)).toList();
        if (held.isEmpty() && released.isEmpty()) {
            return new Settled(order, held, released);
        }
        var holds = Stream.concat(order.holds().stream().filter(hold -> !released.contains(hold)), held.stream());
        return new Settled(order.copy().holds(holds.toList()).make(), held, released);
    }

    /** What has been shipped or let go waits no more. */
    private static boolean waits(Line line, Order order) {
        return order.status() == OrderStatus.OPEN
                && line.openQuantity() > 0
                && line.preOrdered().isPresent()
                && !order.progress().preOrder(line.id()).released();
    }

    private static Stream<UUID> missing(Order order, Set<UUID> waiting) {
        var has = new HashSet<UUID>();
        order.holds().stream()
                .filter(hold -> hold.kind() == Hold.Kind.PRE_ORDER)
                .forEach(hold -> has.addAll(lineIds(hold)));
        return order.lines().stream().map(Line::id).filter(line -> waiting.contains(line) && !has.contains(line));
    }

    private static List<UUID> lineIds(Hold hold) {
        return Objects.requireNonNull(hold.lineIds()); // each is of one line
    }

    private PreOrderHolds() {}
}
