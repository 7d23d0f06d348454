package dev.portico.payment.checkout.domain;

import dev.portico.payment.account.domain.Balance;
import java.util.Optional;
import org.joda.money.Money;

/** Whether a wish to pay an order's balance can be met now. */
public final class PayRules {

    /** Why not. */
    public enum Refusal {
        /** Nothing is owed, and no edit waits for its payment. */
        NOTHING_DUE,
        /** Another amount can be paid than the customer was shown. */
        BALANCE_CHANGED,
        /** A payment is under way and nobody knows yet what became of it: a second one could charge twice. */
        UNCONFIRMED,
        /** The page of an earlier wish has not been closed yet. */
        ANOTHER_OPEN
    }

    /** @param open the order's open checkout; one that {@linkplain Checkout#serves serves} the wish is no obstacle */
    public static Optional<Refusal> refusal(Balance balance, Money wanted, String returnUrl, Optional<Checkout> open) {
        if (open.filter(checkout -> checkout.status() == Status.UNKNOWN).isPresent()) {
            return Optional.of(Refusal.UNCONFIRMED);
        }
        if (isUnderWayElsewhere(balance, open)) {
            return Optional.of(Refusal.UNCONFIRMED);
        }
        if (!balance.payable().isPositive()) {
            return Optional.of(Refusal.NOTHING_DUE);
        }
        if (!balance.payable().equals(wanted)) {
            return Optional.of(Refusal.BALANCE_CHANGED);
        }
        return open.filter(checkout -> !checkout.serves(wanted, returnUrl)).map(inTheWay -> Refusal.ANOTHER_OPEN);
    }

    /** The card on file is being charged: nobody knows yet whether that will do. */
    private static boolean isUnderWayElsewhere(Balance balance, Optional<Checkout> open) {
        var here = open.filter(checkout -> checkout.status().isPending())
                .map(Checkout::amount)
                .orElse(Money.zero(balance.currency()));
        return balance.pending().isGreaterThan(here);
    }

    private PayRules() {}
}
