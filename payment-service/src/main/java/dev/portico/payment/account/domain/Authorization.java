package dev.portico.payment.account.domain;

import java.time.Instant;
import java.util.Comparator;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A payment that the shop's platform has reserved and not taken yet. It covers the order as a payment does, but it is no
 * money in hand: nothing of it can be given back, only less of it be taken.
 *
 * @param reference the platform's id of the payment, unique within the order
 * @param method how it is going to be paid, in words for people; null when nobody said
 * @param limit what is reserved at the platform, zero or more: zero once it was voided or has expired
 * @param amount what of it is to be taken, from zero to {@code limit}
 * @param authorizedAt when it was reserved (UTC)
 * @param toldBy sequence of the order event that its limit is from; older ones don't change it any more
 * @param entries how many entries of the ledger are about it
 */
public record Authorization(
        String reference,
        @Nullable String method,
        Money limit,
        Money amount,
        Instant authorizedAt,
        long toldBy,
        int entries) {

    /** Two of one moment are told apart by their references, so that events in any order end alike. */
    static final Comparator<Authorization> OLDEST_FIRST =
            Comparator.comparing(Authorization::authorizedAt).thenComparing(Authorization::reference);

    public Authorization {
        if (amount.isNegative() || amount.isGreaterThan(limit)) {
            throw new IllegalArgumentException("%s can't be taken of %s".formatted(amount, limit));
        }
    }

    /** Of which nothing is reserved yet. */
    static Authorization unknown(PaymentMade payment) {
        var nothing = Money.zero(payment.amount().getCurrencyUnit());
        return new Authorization(payment.reference(), payment.method(), nothing, nothing, payment.paidAt(), 0, 0);
    }

    /** By how much more can be taken. */
    Money room() {
        return limit.minus(amount);
    }

    /** What is reserved beyond what was before is to be taken, what is not reserved any more is not. */
    Authorization limitedTo(Money reserved, long sequence) {
        var grown = reserved.isGreaterThan(limit) ? amount.plus(reserved).minus(limit) : amount;
        var left = grown.isGreaterThan(reserved) ? reserved : grown;
        return new Authorization(reference, method, reserved, left, authorizedAt, sequence, entries);
    }

    Authorization taking(Money changed) {
        return new Authorization(reference, method, limit, changed, authorizedAt, toldBy, entries);
    }

    Authorization withOneMoreEntry() {
        return new Authorization(reference, method, limit, amount, authorizedAt, toldBy, entries + 1);
    }
}
