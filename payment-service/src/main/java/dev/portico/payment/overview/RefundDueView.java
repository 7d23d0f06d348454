package dev.portico.payment.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order whose customer is to get money back that nobody has sent off yet.
 *
 * @param dueMinor what is left to give back, in minor units of {@code currency}
 * @param underWayMinor what is on its way already, beside it
 * @param dueSince when it became what it is; left out of what was due before that was kept
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RefundDueView(
        UUID orderId,
        String orderNumber,
        long dueMinor,
        long underWayMinor,
        String currency,
        @Nullable Instant dueSince) {}
