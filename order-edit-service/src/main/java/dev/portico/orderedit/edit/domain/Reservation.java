package dev.portico.orderedit.edit.domain;

import dev.portico.orderedit.policy.domain.Reason;
import dev.portico.orderedit.policy.domain.Reason.OutOfStock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Stock that is set aside for an edit that waits: what it takes is taken at once, what it gives back only when it is applied. */
public final class Reservation {

    public static List<StockMove> of(List<StockMove> moves) {
        return moves.stream().filter(move -> move.units() > 0).toList();
    }

    /** What gives a reservation back. */
    public static List<StockMove> release(List<StockMove> reserved) {
        return reserved.stream().map(move -> move.plus(-2 * move.units())).toList();
    }

    /** What is still to be moved for these moves, given what was set aside for them. */
    public static List<StockMove> rest(List<StockMove> moves, List<StockMove> reserved) {
        var rest = new ArrayList<StockMove>();
        for (var move : moves) {
            long units = move.units() - unitsOf(move, reserved);
            if (units != 0) {
                rest.add(move.plus(units - move.units()));
            }
        }
        reserved.stream()
                .filter(move -> moves.stream().noneMatch(other -> sameVariant(move, other)))
                .forEach(move -> rest.add(move.plus(-2 * move.units())));
        return rest;
    }

    /** Moves of both, one per variant. */
    public static List<StockMove> together(List<StockMove> some, List<StockMove> others) {
        return rest(some, release(others));
    }

    /** Why these moves can't be made, by the stock as it was read. */
    public static Stream<Reason> shortages(List<StockMove> moves) {
        return moves.stream().filter(move -> !move.fits()).map(move -> new OutOfStock(move.left()));
    }

    private static long unitsOf(StockMove move, List<StockMove> reserved) {
        return reserved.stream()
                .filter(other -> sameVariant(move, other))
                .mapToLong(StockMove::units)
                .sum();
    }

    private static boolean sameVariant(StockMove one, StockMove other) {
        return one.productId().equals(other.productId()) && one.variantId().equals(other.variantId());
    }

    private Reservation() {}
}
