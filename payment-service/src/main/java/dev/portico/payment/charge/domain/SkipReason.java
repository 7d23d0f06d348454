package dev.portico.payment.charge.domain;

/** Why a charge was not made. Public: it appears in reports. */
public enum SkipReason {
    /** Planned, and taken off the plan before it was begun. */
    CANCELED,
    /** Nothing is owed any more: paid otherwise, canceled, or lowered by an edit. */
    NOTHING_DUE,
    NO_CARD_ON_FILE,
    /** More than the customer allowed to take at once. */
    ABOVE_CEILING,
    /** The customer is paying, or another charge is under way. */
    PAYMENT_UNDER_WAY,
    /** Another charge of the order waits for the customer's answer to their bank. */
    WAITS_FOR_CUSTOMER;

    /**
     * Whether a charge waits until this is over. A run does not: it tells that it did not charge. A part of a schedule is
     * planned anew when nothing is due for it.
     */
    public boolean passes(Charge charge) {
        return charge.runId() == null
                && switch (this) {
                    case PAYMENT_UNDER_WAY, WAITS_FOR_CUSTOMER -> true;
                    case NOTHING_DUE -> charge.itemId() != null;
                    case CANCELED, NO_CARD_ON_FILE, ABOVE_CEILING -> false;
                };
    }
}
