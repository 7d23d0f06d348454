package dev.portico.orderedit.order.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer was asked when a listing's goods were late: to accept the new day, or to cancel.
 *
 * @param noticeId also the id of the shipping statement that tells of the delay
 * @param expectedFrom the new day, or the first of several; null: nobody knows
 * @param consentRequired whether no answer is a no
 * @param respondBy until when the answer counts
 */
public record DelayOption(
        UUID noticeId,
        UUID listingId,
        @Nullable LocalDate expectedFrom,
        @Nullable LocalDate expectedTo,
        boolean consentRequired,
        Instant announcedAt,
        Instant respondBy,
        @Nullable Answer answer,
        @Nullable Instant answeredAt) {

    /** How it ended. */
    public enum Answer {
        /** The customer has accepted the new day. */
        ACCEPTED,
        /** The customer has canceled. */
        CANCELED,
        /** No answer, and none was needed: it stays. */
        SILENT,
        /** No answer where one was needed: it was canceled. */
        LAPSED;

        /** Whether the goods are still to come. */
        public boolean stays() {
            return this == ACCEPTED || this == SILENT;
        }
    }

    public DelayOption answered(Answer given, Instant at) {
        return new DelayOption(
                noticeId, listingId, expectedFrom, expectedTo, consentRequired, announcedAt, respondBy, given, at);
    }

    public boolean open() {
        return answer == null;
    }

    /** Where nobody can name a day, the customer may cancel as long as it has not shipped. */
    public boolean indefinite() {
        return expectedFrom == null;
    }
}
