package dev.portico.orderedit.policy.domain;

import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.OrderStatus;
import dev.portico.orderedit.order.domain.Progress;
import dev.portico.orderedit.usage.domain.Allowance;
import java.util.List;

/** Puts a stored order back to the moment it was placed: what a policy means for orders like it, whatever became of this one. */
public final class Replay {

    /** With an open portal: a merchant tries settings before opening it. */
    public static Situation whenPlaced(Situation situation) {
        return situation
                .copy()
                .order(asPlaced(situation.order()))
                .portalEnabled(true)
                .allowance(Allowance.UNLIMITED)
                .editsSoFar(0)
                .now(situation.order().placedAt())
                .make();
    }

    private static Order asPlaced(Order order) {
        return order.copy()
                .status(OrderStatus.OPEN)
                .canceledAt(null)
                .windowClosedAt(null)
                .chargeTriggeredAt(null)
                .lines(order.lines().stream()
                        .filter(line -> !line.addedByEdit())
                        .map(Replay::asPlaced)
                        .toList())
                .holds(List.of())
                .progress(Progress.NONE)
                .make();
    }

    private static Line asPlaced(Line line) {
        var sold = line.original();
        return line.selling(sold.item(), sold.quantity(), List.of())
                .withAmounts(sold.discounts(), sold.taxLines())
                .withFulfilledQuantity(0);
    }

    private Replay() {}
}
