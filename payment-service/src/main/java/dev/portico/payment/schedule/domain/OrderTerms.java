package dev.portico.payment.schedule.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an order event tells about when its money is due.
 *
 * @param placedAt when the customer ordered (UTC); null when that is not told
 * @param lines the pre-ordered ones
 * @param released those that fulfillment was let go of by this event
 * @param arrived those of which all units have come into stock
 */
public record OrderTerms(@Nullable Instant placedAt, List<PreOrderLine> lines, Set<UUID> released, Set<UUID> arrived) {

    public OrderTerms {
        lines = List.copyOf(lines);
        released = Set.copyOf(released);
        arrived = Set.copyOf(arrived);
    }

    /** Of an order for which nothing came. */
    public OrderTerms(@Nullable Instant placedAt, List<PreOrderLine> lines, Set<UUID> released) {
        this(placedAt, lines, released, Set.of());
    }

    /** Everything is bought now. */
    public static OrderTerms boughtNow() {
        return new OrderTerms(null, List.of(), Set.of());
    }
}
