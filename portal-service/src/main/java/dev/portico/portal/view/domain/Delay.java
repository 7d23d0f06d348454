package dev.portico.portal.view.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer was asked when a pre-order came too late.
 *
 * @param noticeId also the id of the statement that tells of it
 * @param lineIds what still waits; empty: there is nothing to decide
 * @param expectedFrom the new day, or the first of several; null: nobody knows
 * @param consentRequired whether no answer in time cancels it
 * @param answer ACCEPTED, CANCELED, SILENT or LAPSED; null: none yet
 */
public record Delay(
        UUID noticeId,
        UUID listingId,
        List<UUID> lineIds,
        @Nullable LocalDate expectedFrom,
        @Nullable LocalDate expectedTo,
        boolean consentRequired,
        Instant respondBy,
        @Nullable String answer) {

    public Delay {
        if (noticeId == null || listingId == null || respondBy == null) {
            throw new IllegalArgumentException("a delay needs its notice, its listing and a time");
        }
        lineIds = lineIds == null ? List.of() : List.copyOf(lineIds);
    }

    /** Whether the customer is asked now. */
    public boolean isAsked(Instant now) {
        return answer == null && !lineIds.isEmpty() && now.isBefore(respondBy);
    }

    public boolean isAccepted() {
        return "ACCEPTED".equals(answer) && !lineIds.isEmpty();
    }

    /** Whether what was kept can still be canceled: until the time is over, and always where nobody can name a day. */
    public boolean canStillBeCanceled(Instant now) {
        var isKept = isAccepted() || ("SILENT".equals(answer) && !lineIds.isEmpty());
        return isKept && (expectedFrom == null || now.isBefore(respondBy));
    }

    public Listing.Expected expected() {
        return new Listing.Expected(expectedFrom, expectedTo);
    }
}
