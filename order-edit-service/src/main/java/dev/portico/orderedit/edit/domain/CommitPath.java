package dev.portico.orderedit.edit.domain;

import dev.portico.orderedit.order.domain.Coverage;
import dev.portico.orderedit.policy.domain.OnIncrease;

/** What becomes of changes that nothing speaks against. */
public enum CommitPath {
    /** The order is changed at once. */
    APPLY,
    /** Nothing would be left to send: the order is canceled at once. */
    CANCEL,
    /** They wait for the merchant. */
    REQUEST_APPROVAL,
    /** They wait for the money. */
    REQUEST_PAYMENT;

    /** The path of calculated changes. */
    public static CommitPath of(CalculatedOrder calculated, Coverage coverage) {
        var policy = calculated.situation().policy();
        if (calculated.leavesNothing() && calculated.violations().isEmpty()) {
            return CANCEL;
        }
        if (calculated.changes().stream().anyMatch(change -> policy.approval().contains(change.action()))) {
            return REQUEST_APPROVAL;
        }
        boolean owes = calculated.deltaMinor() > 0
                && coverage.balanceMinor(calculated.after().totalMinor()) > 0;
        return owes && policy.onIncrease() == OnIncrease.COLLECT_THEN_APPLY ? REQUEST_PAYMENT : APPLY;
    }
}
