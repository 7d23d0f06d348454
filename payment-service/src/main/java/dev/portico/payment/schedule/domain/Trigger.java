package dev.portico.payment.schedule.domain;

/** What makes an item due that has no date. Public: it appears in events. */
public enum Trigger {
    /** Somebody of the merchant's staff asks for the money. */
    STAFF,
    ON_FULFILLMENT,
    ON_STOCK_ARRIVAL;

    /** Staff may ask for whatever waits; everything else only for what waits for it. */
    boolean fires(Trigger awaited) {
        return this == STAFF || this == awaited;
    }
}
