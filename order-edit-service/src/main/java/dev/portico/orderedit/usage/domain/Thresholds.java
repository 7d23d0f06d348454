package dev.portico.orderedit.usage.domain;

import java.util.List;
import java.util.Optional;

/** The parts of an allowance at which the merchant is told, in percent. */
public final class Thresholds {

    public static final List<Integer> PERCENT = List.of(80, 100);

    /** The threshold that exactly this use has reached; where several are the same use, the highest. */
    public static Optional<Integer> reachedBy(long used, int limit) {
        return PERCENT.stream().filter(percent -> used == uses(percent, limit)).max(Integer::compare);
    }

    /** The highest threshold that so many uses are at or above. */
    public static Optional<Integer> reached(long used, int limit) {
        return PERCENT.stream().filter(percent -> used >= uses(percent, limit)).max(Integer::compare);
    }

    /** The least uses that are at least that many percent of the limit. */
    private static long uses(int percent, int limit) {
        return (limit * (long) percent + 99) / 100;
    }

    private Thresholds() {}
}
