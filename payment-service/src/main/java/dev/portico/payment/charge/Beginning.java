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
 */
record Beginning(Charge charge, @Nullable Instant dueAt, Account.Step step, @Nullable Attempt attempt) {

    boolean isAttempt() {
        return attempt != null;
    }

    /** Whether there is anything to record of the account. */
    boolean changesTheAccount() {
        return isAttempt() || !step.events().isEmpty();
    }
}
