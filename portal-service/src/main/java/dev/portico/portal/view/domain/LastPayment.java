package dev.portico.portal.view.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the latest try to pay went, and which event of payment-service said so.
 *
 * @param amountMinor minor units of {@code currency}
 * @param purpose CHARGE when the card on file was charged, else the customer paid by themselves
 * @param retry what comes of a charge that failed; null for everything else
 */
public record LastPayment(
        State state,
        long sequence,
        Instant at,
        long amountMinor,
        String currency,
        @Nullable String method,
        @Nullable String declineCode,
        @Nullable String url,
        @Nullable String purpose,
        @Nullable Retry retry) {

    /**
     * Whether a failed charge is tried again.
     *
     * @param nextAt null when it is not
     */
    public record Retry(@Nullable DeclineClass declineClass, @Nullable Instant nextAt) {}

    /** What stands in the way of a charge. */
    public enum DeclineClass {
        /** Something that may pass. */
        SOFT,
        /** This card won't do. */
        HARD,
        /** The bank wants to hear from the customer. */
        AUTHENTICATION
    }

    /** The card on file was charged; nobody sat at a screen. */
    public boolean isCharge() {
        return "CHARGE".equals(purpose);
    }

    public enum State {
        SUCCEEDED,
        FAILED,
        UNKNOWN,
        ACTION_REQUIRED;

        /** Nothing more comes by itself, or only after a reconciler asked: the return page stops waiting. */
        public boolean isAnAnswer() {
            return this != ACTION_REQUIRED;
        }
    }
}
