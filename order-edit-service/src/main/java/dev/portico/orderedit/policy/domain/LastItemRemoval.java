package dev.portico.orderedit.policy.domain;

/** What removing the last open item of an order means. */
public enum LastItemRemoval {
    /** It is refused, and canceling is offered instead. */
    REFUSE,
    /** It cancels the order. */
    CANCEL
}
