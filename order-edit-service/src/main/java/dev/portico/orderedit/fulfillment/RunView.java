package dev.portico.orderedit.fulfillment;

import dev.portico.kit.http.Page;
import dev.portico.orderedit.fulfillment.domain.Outcome;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is answered.
 *
 * @param orders how many it looks at; those that are neither released nor skipped are still to come
 * @param outcomes a page of what was done, oldest order first
 */
record RunView(
        UUID id,
        UUID listingId,
        FulfillRequest.Scope scope,
        Status status,
        int orders,
        int released,
        int skipped,
        Instant startedAt,
        @Nullable Instant endedAt,
        Page<OfOrder> outcomes) {

    /** Whether there is more to come. */
    enum Status {
        RUNNING,
        ENDED
    }

    /** What a run did with an order. */
    record OfOrder(UUID orderId, Outcome outcome) {}
}
