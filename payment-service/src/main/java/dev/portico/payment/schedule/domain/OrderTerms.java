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
 */
public record OrderTerms(@Nullable Instant placedAt, List<PreOrderLine> lines, Set<UUID> released) {

    public OrderTerms {
        lines = List.copyOf(lines);
        released = Set.copyOf(released);
    }

    /** Everything is bought now. */
    public static OrderTerms boughtNow() {
        return new OrderTerms(null, List.of(), Set.of());
    }
}
