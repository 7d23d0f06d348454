package dev.portico.portal.view.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the latest try to pay went, and which event of payment-service said so. */
public record LastPayment(
        State state,
        long sequence,
        Instant at,
        long amountMinor,
        String currency,
        @Nullable String method,
        @Nullable String declineCode,
        @Nullable String url) {

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
