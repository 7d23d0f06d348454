package dev.portico.orderedit.policy.domain;

/** By which rule a delay of a pre-order is told. */
public enum DelayRule {
    /**
     * The rule of the United States (16 CFR 435): silence is consent only to the first delay, and only to a day that is known and
     * at most {@link #DAYS_OF_SILENCE} days later than promised.
     */
    FTC,
    /** Customers are asked, and silence is consent. */
    SILENCE_IS_CONSENT;

    public static final int DAYS_OF_SILENCE = 30;
}
