package dev.portico.portal.client;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Orders with money to give back that nobody has sent off yet. */
public record RefundsDue(List<Due> items, @Nullable String next) {

    static RefundsDue nothing() {
        return new RefundsDue(List.of(), null);
    }

    /**
     * @param dueMinor in minor units of {@code currency}
     * @param underWayMinor what is on its way already, beside it
     * @param dueSince null when that was not kept
     */
    public record Due(
            UUID orderId,
            String orderNumber,
            long dueMinor,
            long underWayMinor,
            String currency,
            @Nullable Instant dueSince) {}
}
