package dev.portico.payment.account.domain;

/** Why money became due, in either direction. Public: it appears in events. */
public enum DueReason {
    ORDER_EDITED,
    ORDER_CANCELED,
    /** The customer's right in the EU: the refund has a legal deadline. */
    ORDER_WITHDRAWN,
    ORDER_UPDATED,
    /** The edit that was paid for will not be applied: declined, expired, or taken back. */
    EDIT_NOT_APPLIED,
    /** More arrived than was owed: a late payment, or one reported by the shop as well. */
    OVERPAID,
    /** The day has come on which a part of the order is to be paid. */
    DAY_CAME,
    /** What a part of the order waited for has happened: staff ask for it, its stock came, or it is sent. */
    TRIGGERED,
    /** What was reserved at the shop's platform is not there any more: voided, expired, or taken for less. */
    AUTHORIZATION_ENDED,
    /** The card on file could not be charged with it, and is not tried again by itself. */
    NOT_CHARGED
}
