package dev.portico.orderedit.approval.domain;

import dev.portico.orderedit.edit.domain.CalculatedOrder;
import dev.portico.orderedit.edit.domain.Reservation;
import dev.portico.orderedit.edit.domain.StockMove;
import dev.portico.orderedit.order.domain.Coverage;
import dev.portico.orderedit.order.domain.FulfillmentStatus;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.OrderStatus;
import dev.portico.orderedit.order.domain.PendingEdit;
import dev.portico.orderedit.policy.domain.OnIncrease;
import dev.portico.orderedit.policy.domain.Reason;
import dev.portico.orderedit.policy.domain.Reason.Fulfilled;
import dev.portico.orderedit.policy.domain.Reason.OrderClosed;
import dev.portico.orderedit.policy.domain.Reason.StaleVersion;
import dev.portico.orderedit.policy.domain.Situation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Putting a request onto its order, at the prices it was asked for. Window, limits and settings were judged when it was asked;
 * what still counts is whether the order is the one it was asked for, and whether goods and stock let it.
 *
 * @param calculated the way from the order to what was asked for
 * @param moves the stock to move beside what was set aside
 * @param reasons what speaks against it; empty: it can be done
 */
public record Applying(CalculatedOrder calculated, List<StockMove> moves, List<Reason> reasons) {

    public Applying {
        moves = List.copyOf(moves);
        reasons = List.copyOf(reasons);
    }

    /** For a request that would change the order. */
    public static Applying of(WaitingEdit request, Situation situation) {
        var change = Objects.requireNonNull(request.change());
        var order = situation.order().withProgress(situation.order().progress().waitingFor(null));
        var calculated =
                CalculatedOrder.to(situation.with(order), change.after().on(order));
        var moves = Reservation.rest(calculated.stockMoves(), request.reserved());
        return new Applying(
                calculated,
                moves,
                Stream.of(
                                when(order.status() != OrderStatus.OPEN, new OrderClosed()),
                                when(!change.before().still(order), new StaleVersion()),
                                when(change.after().shippedBeyond(order), new Fulfilled()),
                                Reservation.shortages(moves))
                        .flatMap(reasons -> reasons)
                        .distinct()
                        .toList());
    }

    /** What speaks against a cancellation that the shop approves. */
    public static List<Reason> againstCanceling(Order order, @Nullable List<UUID> lineIds) {
        boolean shipped = lineIds == null
                ? order.fulfillmentStatus() != FulfillmentStatus.UNFULFILLED
                : order.lines().stream()
                        .filter(line -> lineIds.contains(line.id()))
                        .anyMatch(Applying::gone);
        return Stream.of(when(order.status() != OrderStatus.OPEN, new OrderClosed()), when(shipped, new Fulfilled()))
                .flatMap(reasons -> reasons)
                .toList();
    }

    private static boolean gone(Line line) {
        return line.fulfilledQuantity() > 0 || line.quantity() == 0;
    }

    /** How an approved request waits for its money, where the shop collects before it applies. */
    public static Optional<PendingEdit> paymentFirst(WaitingEdit request, Situation situation, Coverage coverage) {
        var pending = request.pending();
        long due = coverage.balanceMinor(pending.totalAfterMinor());
        boolean dearer = pending.totalAfterMinor() > situation.order().totalMinor();
        if (due <= 0 || !dearer || situation.policy().onIncrease() != OnIncrease.COLLECT_THEN_APPLY) {
            return Optional.empty();
        }
        return Optional.of(new PendingEdit(
                pending.id(),
                PendingEdit.Kind.PAYMENT,
                pending.requestedAt(),
                situation.now().plus(situation.policy().collectWithin()),
                pending.totalAfterMinor(),
                due,
                pending.differences()));
    }

    private static Stream<Reason> when(boolean applies, Reason reason) {
        return applies ? Stream.of(reason) : Stream.empty();
    }
}
