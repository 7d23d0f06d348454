package dev.portico.orderedit.order.domain;

/** How likely the platform thinks fraud is, from harmless to likely. */
public enum RiskLevel {
    NONE,
    LOW,
    MEDIUM,
    HIGH
}
