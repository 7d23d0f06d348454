package dev.portico.payment.overdue.domain;

import dev.portico.payment.account.domain.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a pre-order has been unpaid for as long as its merchant allows. */
public final class UnpaidRule {

    private static final Duration UNTIL_MONEY_IS_KNOWN = Duration.ofHours(1);

    /** What comes next. */
    public sealed interface Next {

        /** Nothing: the merchant has no limit, or no pre-order is unpaid. */
        record Never() implements Next {}

        /** Too early to say. */
        record Look(Instant at) implements Next {}

        record Tell() implements Next {}
    }

    /**
     * Money that may be on its way is waited for, however late it is: an order is not canceled under who pays it. Only what is
     * due of a pre-order counts; what becomes of an edit that nobody pays is the edit policy's.
     *
     * @param since when the customer was asked (UTC)
     */
    public static Next next(Account account, Instant since, Optional<Duration> limit, Instant now) {
        if (limit.isEmpty() || !account.due().isPositive() || !account.owesForPreOrders()) {
            return new Next.Never();
        }
        var end = since.plus(limit.get());
        if (now.isBefore(end)) {
            return new Next.Look(end);
        }
        return account.balance().pending().isPositive()
                ? new Next.Look(now.plus(UNTIL_MONEY_IS_KNOWN))
                : new Next.Tell();
    }

    private UnpaidRule() {}
}
