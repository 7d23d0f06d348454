package dev.portico.orderedit.policy.domain;

/** What an edit does to taxes. */
public enum TaxTreatment {
    /** Each line's own rates are applied to its new amount. */
    KEEP_RATES,
    /** The tax amounts stay as they came in. */
    KEEP_AMOUNTS
}
