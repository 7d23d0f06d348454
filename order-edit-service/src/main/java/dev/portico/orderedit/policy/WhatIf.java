package dev.portico.orderedit.policy;

import dev.portico.orderedit.policy.domain.PolicyComparison;
import java.time.Instant;
import java.util.List;

/**
 * What another policy would change for the orders placed in a period.
 *
 * @param now with the orders as they stand: what saving the policy changes at once
 * @param whenPlaced with each order as it was when it was placed: what the policy means for orders like these
 */
record WhatIf(Instant from, Instant to, long orders, Outcome now, Outcome whenPlaced) {

    /** Each action under both policies. */
    record Outcome(List<PolicyComparison.OfAction> actions) {}
}
