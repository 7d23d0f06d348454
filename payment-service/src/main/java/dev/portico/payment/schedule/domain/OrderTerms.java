package dev.portico.payment.schedule.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What an order event tells about when its money is due.
 *
 * @param placedAt when the customer ordered (UTC)
 * @param lines the pre-ordered ones
 * @param released those that fulfillment was let go of by this event
 */
public record OrderTerms(Instant placedAt, List<PreOrderLine> lines, Set<UUID> released) {

    public OrderTerms {
        lines = List.copyOf(lines);
        released = Set.copyOf(released);
    }

    /** Everything is bought now. */
    public static OrderTerms boughtNow(Instant placedAt) {
        return new OrderTerms(placedAt, List.of(), Set.of());
    }
}
