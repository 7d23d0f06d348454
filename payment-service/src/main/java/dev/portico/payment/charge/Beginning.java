package dev.portico.payment.charge;

import dev.portico.payment.account.domain.Account;
import dev.portico.payment.charge.domain.Charge;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the first step of an attempt comes to, before it is stored.
 *
 * @param charge as it is then
 * @param dueAt when something has to happen with it next, or null
 * @param step of the order's account; without what is pending when there is an attempt
 * @param attempt what the processor is to be asked, or null when it is not
 * @param records whether the step is to be recorded
 */
record Beginning(
        Charge charge, @Nullable Instant dueAt, Account.Step step, @Nullable Attempt attempt, boolean records) {

    /** The charge waits, and the account has no part in it. */
    static Beginning waiting(Charge charge, Instant until, Account account) {
        return new Beginning(charge, until, account.unchanged(), null, false);
    }

    static Beginning recorded(Charge charge, Instant dueAt, Account.Step step) {
        return new Beginning(charge, dueAt, step, null, true);
    }

    boolean isAttempt() {
        return attempt != null;
    }
}
