package dev.portico.orderedit.delay.domain;

import dev.portico.orderedit.listing.domain.ShippingStatement;
import dev.portico.orderedit.order.domain.DelayOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delay that all who wait for a listing are asked about. Its id is its statement's.
 *
 * @param promisedBy the earliest day that one of them was promised; null: nobody waited
 * @param renewed whether some of them were asked before
 * @param consentRequired whether no answer is a no
 */
public record DelayNotice(
        UUID listingId,
        ShippingStatement statement,
        @Nullable LocalDate promisedBy,
        boolean renewed,
        boolean consentRequired,
        Instant announcedAt,
        Instant respondBy) {

    public UUID noticeId() {
        return statement.id();
    }

    /** What one order is asked. */
    public DelayOption option() {
        return new DelayOption(
                noticeId(),
                listingId,
                statement.expectedFrom(),
                statement.expectedTo(),
                consentRequired,
                announcedAt,
                respondBy,
                null,
                null);
    }
}
