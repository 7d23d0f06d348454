package dev.portico.orderedit.order.domain;

/** An order can be changed while it is OPEN; ARCHIVED is what the platform has put away. */
public enum OrderStatus {
    OPEN,
    CANCELED,
    ARCHIVED
}
