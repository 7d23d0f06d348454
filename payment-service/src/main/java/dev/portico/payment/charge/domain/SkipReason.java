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
    WAITS_FOR_CUSTOMER
}
