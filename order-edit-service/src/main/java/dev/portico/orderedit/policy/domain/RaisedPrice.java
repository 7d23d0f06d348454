package dev.portico.orderedit.policy.domain;

/** What the units cost that are added to a line. */
public enum RaisedPrice {
    /** The line's own unit price. */
    LINE,
    /** The catalog's price of today. */
    TODAY
}
