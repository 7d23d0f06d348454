package dev.portico.payment.refund.domain;

import dev.portico.payment.processor.domain.RefundOutcome;
import java.util.Set;

/**
 * States of a part of a refund. Which may follow which is data, below; money that really went back ({@code SUCCEEDED}) is
 * accepted from every other state, because refusing to know about it would give it back twice.
 */
public enum Status {
    /** Stored with its key, to be sent to the processor. */
    CREATED,
    /** The processor has it and is not through yet. */
    PENDING,
    SUCCEEDED,
    /** This try was refused; there may be another one. */
    FAILED,
    /** No answer. No second try until the processor was asked. */
    UNKNOWN;

    /** The state that what the processor said puts a part into. */
    static Status after(RefundOutcome outcome) {
        if (outcome instanceof RefundOutcome.Succeeded) {
            return SUCCEEDED;
        }
        if (outcome instanceof RefundOutcome.Pending) {
            return PENDING;
        }
        if (outcome instanceof RefundOutcome.Failed) {
            return FAILED;
        }
        return outcome instanceof RefundOutcome.NotFound ? CREATED : UNKNOWN;
    }

    public boolean canBecome(Status next) {
        return following().contains(next);
    }

    private Set<Status> following() {
        return switch (this) {
            case CREATED -> Set.of(PENDING, SUCCEEDED, FAILED, UNKNOWN);
            case PENDING -> Set.of(SUCCEEDED, FAILED);
            case UNKNOWN -> Set.of(CREATED, PENDING, SUCCEEDED, FAILED);
            case FAILED -> Set.of(CREATED, SUCCEEDED);
            case SUCCEEDED -> Set.of();
        };
    }
}
