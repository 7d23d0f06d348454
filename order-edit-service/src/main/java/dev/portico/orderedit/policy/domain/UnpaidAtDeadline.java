package dev.portico.orderedit.policy.domain;

/** What becomes of an applied edit that nobody has paid for in time. */
public enum UnpaidAtDeadline {
    KEEP,
    /** A compensating edit takes the increase back. */
    REVERT
}
