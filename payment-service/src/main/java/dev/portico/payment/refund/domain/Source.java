package dev.portico.payment.refund.domain;

import java.time.Instant;
import java.util.Comparator;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A payment of an order, as far as it can be given back.
 *
 * @param payment its reference in the ledger, unique within the order
 * @param charge where a processor has it; null when the shop took it without Portico
 * @param method how it was paid, in words for people; null when nobody said
 * @param taken what was paid, more than zero
 * @param returned what went back or is on its way back
 * @param paidAt when it was paid (UTC)
 */
public record Source(
        String payment, @Nullable Charge charge, @Nullable String method, Money taken, Money returned, Instant paidAt) {

    /** Two payments of one moment are told apart by their references, so that every split of an order comes out alike. */
    static final Comparator<Source> NEWEST_FIRST =
            Comparator.comparing(Source::paidAt).thenComparing(Source::payment).reversed();

    /** What can still be given back of it, zero or more. */
    public Money left() {
        var rest = taken.minus(returned);
        return rest.isNegative() ? Money.zero(taken.getCurrencyUnit()) : rest;
    }
}
