package dev.portico.orderedit.order.domain;

/** How much of an order has been handed to a carrier. */
public enum FulfillmentStatus {
    UNFULFILLED,
    PARTIAL,
    FULFILLED
}
