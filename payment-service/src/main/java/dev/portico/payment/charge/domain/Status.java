package dev.portico.payment.charge.domain;

import dev.portico.payment.processor.domain.ChargeOutcome;
import java.util.Set;

/**
 * States of a charge. Which may follow which is data, below; money that really moved ({@code SUCCEEDED}) is accepted from
 * every other state, because refusing to know about it would not give it back.
 */
public enum Status {
    /** Stored, and due now or later. */
    CREATED,
    /** Its key is stored and the processor is being asked; after a crash, it has to be asked what became of it. */
    PENDING,
    SUCCEEDED,
    /** The customer's bank wants to ask the customer. */
    REQUIRES_ACTION,
    /** This attempt failed. Another may follow. */
    DECLINED,
    /** Nobody knows. No second try until the processor was asked. */
    UNKNOWN,
    /** Not made: there was no reason to any more, or no card to make it with. */
    SKIPPED;

    private static final Set<Status> UNDER_WAY = Set.of(PENDING, UNKNOWN);

    /** Whether money may be on its way. At most one charge of an order is under way. */
    public boolean isUnderWay() {
        return UNDER_WAY.contains(this);
    }

    /**
     * The state that what the processor said puts a charge into. One that it never heard of is as it was before it was asked,
     * to be sent again with the same key.
     */
    static Status after(ChargeOutcome outcome) {
        if (outcome instanceof ChargeOutcome.Succeeded) {
            return SUCCEEDED;
        }
        if (outcome instanceof ChargeOutcome.ActionRequired) {
            return REQUIRES_ACTION;
        }
        if (outcome instanceof ChargeOutcome.Declined) {
            return DECLINED;
        }
        return outcome instanceof ChargeOutcome.Unknown ? UNKNOWN : CREATED;
    }

    public boolean canBecome(Status next) {
        return following().contains(next);
    }

    private Set<Status> following() {
        return switch (this) {
            case CREATED -> Set.of(PENDING, SKIPPED, SUCCEEDED);
            case PENDING -> Set.of(SUCCEEDED, REQUIRES_ACTION, DECLINED, UNKNOWN, CREATED);
            case UNKNOWN -> Set.of(SUCCEEDED, REQUIRES_ACTION, DECLINED, CREATED);
            case REQUIRES_ACTION -> Set.of(SUCCEEDED, DECLINED);
            case DECLINED -> Set.of(PENDING, SKIPPED, SUCCEEDED);
            case SKIPPED -> Set.of(SUCCEEDED);
            case SUCCEEDED -> Set.of();
        };
    }
}
