package dev.portico.orderedit.fulfillment.domain;

/** What a run did with an order. */
public enum Outcome {
    /** The listing's lines are held no more. */
    RELEASED,
    /** The customer still owes something. */
    NOT_PAID,
    /** What is owed is on its way; nobody knows yet whether it comes. */
    PAYMENT_PENDING,
    /** Canceled or archived meanwhile. */
    ORDER_CLOSED,
    /** No line of the order waits for the listing. */
    NOT_WAITING
}
