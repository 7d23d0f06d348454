package dev.portico.portal.view.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that went back to the customer, or should have.
 *
 * @param amountMinor minor units of {@code currency}
 * @param method where it goes, in words for people
 * @param nextAt when a failed one is tried again; null when it is not
 */
public record Refund(
        long sequence,
        State state,
        Instant at,
        long amountMinor,
        String currency,
        @Nullable String method,
        @Nullable Instant nextAt)
        implements Fact {

    public enum State {
        ISSUED,
        FAILED
    }

    public boolean isIssued() {
        return state == State.ISSUED;
    }
}
