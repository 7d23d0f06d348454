package dev.portico.payment.due;

import dev.portico.payment.account.domain.Account;
import java.util.Collections;
import java.util.List;

/** An account as it is, and as it would be. */
public record Comparison(Account before, Account after) {

    /**
     * Whether more would be charged later than the customer agreed to: when ordering, or by an edit since. Then they have to
     * agree to it.
     */
    public boolean confirmationRequired() {
        var schedule = before.schedule();
        var agreed = Collections.max(List.of(schedule.agreed(), schedule.later()));
        return after.schedule().later().isGreaterThan(agreed);
    }
}
