package dev.portico.payment.checkout.domain;

/** What a customer pays for. Public: it appears in requests and events. */
public enum Purpose {
    /** All that is outstanding, or all that is asked for now. */
    BALANCE,
    /** What is open of the next item of the order's schedule. */
    INSTALLMENT,
    /** An amount of the customer's own choice. */
    PART,
    /** All that is outstanding, whenever it is due. */
    ALL;

    /** Whether it takes money before it is asked for: an order that is canceled takes none. */
    boolean isEarly() {
        return this != BALANCE;
    }
}
