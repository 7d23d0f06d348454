package dev.portico.orderedit.order.domain;

/** Where a line comes from: the catalog, typed by staff, or a fee shown as a line. */
public enum LineKind {
    CATALOG,
    CUSTOM,
    FEE
}
