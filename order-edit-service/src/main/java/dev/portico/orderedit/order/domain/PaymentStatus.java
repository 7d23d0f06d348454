package dev.portico.orderedit.order.domain;

/** How far a payment has come at the platform. Public: it appears in events. */
public enum PaymentStatus {
    /** The money was taken. */
    CAPTURED,
    /** It is reserved, and taken later. */
    AUTHORIZED,
    /** It was reserved, and is not any more: the platform let it go, or it has expired. */
    VOIDED
}
