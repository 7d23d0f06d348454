package dev.portico.portal.lookup;

import dev.portico.portal.lookup.domain.LinkRequest.Kind;
import java.time.Instant;
import java.util.UUID;

/** Asked-for links as events show them. */
final class LookupWire {

    static final String TOPIC = "link.events";

    /**
     * Data of {@code link.requested.v1} and {@code orders-link.requested.v1}. No address: who sends the link knows the order's,
     * and only that one gets it.
     */
    record Requested(UUID orderId, Instant requestedAt) {}

    static String type(Kind kind) {
        return switch (kind) {
            case ORDER -> "link.requested.v1";
            case ORDERS -> "orders-link.requested.v1";
        };
    }

    private LookupWire() {}
}
