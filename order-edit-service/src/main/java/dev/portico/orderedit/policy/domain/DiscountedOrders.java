package dev.portico.orderedit.policy.domain;

/** What becomes of the items of an order with a discount. */
public enum DiscountedOrders {
    /** Items stay as they are; address, contact, note and cancel are free. */
    LOCK_ITEMS,
    /** Each unit keeps its allocated share; added items get none. */
    KEEP_SHARES,
    /** Percentages are computed anew, and a discount whose minimum spend is no longer reached goes. */
    REEVALUATE
}
