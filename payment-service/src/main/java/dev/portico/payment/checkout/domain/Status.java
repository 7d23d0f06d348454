package dev.portico.payment.checkout.domain;

import dev.portico.payment.processor.domain.Outcome;
import java.util.Set;

/**
 * States of a checkout. Which may follow which is data, below; money that really moved ({@code SUCCEEDED}) is accepted
 * from every other state, because refusing to know about it would not give it back.
 */
public enum Status {
    /** Stored with its key, before the processor was asked. */
    CREATED,
    /** The processor has a page for it, and the customer is there or on the way. */
    PENDING,
    SUCCEEDED,
    /** The customer's bank wants to ask the customer. */
    REQUIRES_ACTION,
    /** This try failed; the page stays open for another card. */
    DECLINED,
    /** The processor does not know. No second try until it does. */
    UNKNOWN,
    /** Closed at the processor: nobody can pay there any more. */
    EXPIRED;

    private static final Set<Status> PENDING_MONEY = Set.of(PENDING, REQUIRES_ACTION, UNKNOWN);
    private static final Set<Status> OPEN = Set.of(CREATED, PENDING, REQUIRES_ACTION, DECLINED, UNKNOWN);

    /** Whether money may be on its way: a page that is open, a bank that asks, an answer that is missing. */
    public boolean isPending() {
        return PENDING_MONEY.contains(this);
    }

    /** The state that what the processor said puts a checkout into. */
    static Status after(Outcome outcome) {
        return switch (outcome.kind()) {
            case OPEN -> PENDING;
            case SUCCEEDED -> SUCCEEDED;
            case ACTION_REQUIRED -> REQUIRES_ACTION;
            case DECLINED -> DECLINED;
            case UNCONFIRMED -> UNKNOWN;
            case EXPIRED -> EXPIRED;
        };
    }

    public boolean canBecome(Status next) {
        return following().contains(next);
    }

    /** Whether the customer may still pay at the processor. At most one checkout of an order is open. */
    public boolean isOpen() {
        return OPEN.contains(this);
    }

    private Set<Status> following() {
        return switch (this) {
            case CREATED -> Set.of(PENDING, SUCCEEDED, REQUIRES_ACTION, DECLINED, UNKNOWN, EXPIRED);
            case PENDING -> Set.of(SUCCEEDED, REQUIRES_ACTION, DECLINED, UNKNOWN, EXPIRED);
            case REQUIRES_ACTION -> Set.of(SUCCEEDED, DECLINED, UNKNOWN, EXPIRED);
            case DECLINED -> Set.of(SUCCEEDED, REQUIRES_ACTION, DECLINED, UNKNOWN, EXPIRED);
            case UNKNOWN -> Set.of(SUCCEEDED, REQUIRES_ACTION, DECLINED, EXPIRED);
            case EXPIRED -> Set.of(SUCCEEDED);
            case SUCCEEDED -> Set.of();
        };
    }
}
