package dev.portico.orderedit.policy.domain;

/** What an edit does to the price of shipping. */
public enum ShippingPrices {
    KEEP,
    /** By the merchant's rate table. */
    RECALCULATE
}
