package dev.portico.payment.account.domain;

import dev.portico.payment.schedule.domain.Dues;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The sums of one order's ledger, all in the order's currency, and what is under way. {@link #outstanding()} is the only
 * formula for what is owed; no other class adds these up.
 *
 * @param orderId the order these sums are about
 * @param orderTotal what the order costs now, zero or more
 * @param paid everything received, by whatever way, zero or more
 * @param authorized what is reserved at the shop's platform and is to be taken, zero or more: it covers the order like a
 *     payment, but is no money in hand
 * @param refunded everything given back, zero or more
 * @param waived what the merchant does not ask for any more, zero or more
 * @param pending what a customer is about to pay on a processor's page or has paid there without a word of it yet, zero
 *     or more; no part of any sum
 * @param expectedTotal what the order will cost when an edit that waits for its payment is applied; null when none does
 * @param dues what of the order is to be paid later, as was told last
 */
public record Balance(
        UUID orderId,
        Money orderTotal,
        Money paid,
        Money authorized,
        Money refunded,
        Money waived,
        Money pending,
        @Nullable Money expectedTotal,
        Dues dues) {

    /** Of an order that nothing is reserved for. */
    public Balance(
            UUID orderId,
            Money orderTotal,
            Money paid,
            Money refunded,
            Money waived,
            Money pending,
            @Nullable Money expectedTotal,
            Dues dues) {
        this(
                orderId,
                orderTotal,
                paid,
                Money.zero(orderTotal.getCurrencyUnit()),
                refunded,
                waived,
                pending,
                expectedTotal,
                dues);
    }

    /** Of an order of which all is due at once. */
    public Balance(
            UUID orderId,
            Money orderTotal,
            Money paid,
            Money refunded,
            Money waived,
            Money pending,
            @Nullable Money expectedTotal) {
        this(
                orderId,
                orderTotal,
                paid,
                refunded,
                waived,
                pending,
                expectedTotal,
                Dues.atOnce(orderTotal.getCurrencyUnit()));
    }

    public static Balance zero(UUID orderId, CurrencyUnit currency) {
        var nothing = Money.zero(currency);
        return new Balance(orderId, nothing, nothing, nothing, nothing, nothing, null);
    }

    /** Positive: the customer owes. Negative: the merchant owes. */
    public Money outstanding() {
        return orderTotal.minus(paid).minus(authorized).plus(refunded).minus(waived);
    }

    /** What can be paid: what is owed, or what an edit waits for. Zero or less when there is nothing to pay. */
    public Money payable() {
        return expectedTotal == null || expectedTotal.isLessThan(orderTotal)
                ? outstanding()
                : outstanding().plus(expectedTotal).minus(orderTotal);
    }

    /**
     * What somebody has to do something about, in either direction: what is to be paid later is not asked for now, a credit
     * is not due back while an edit waits that will use it up, and what the edit waits for is offered, not owed.
     */
    Money due() {
        var outstanding = outstanding();
        if (!outstanding.isNegative()) {
            return positive(outstanding.minus(dues.notYet()));
        }
        return payable().isNegative() ? payable() : Money.zero(currency());
    }

    /** What the customer is asked for now, zero or more. */
    public Money dueNow() {
        return positive(due());
    }

    /** What the order's items are paid with, zero or more: what came in or is reserved, did not go back, and what is waived. */
    public Money covered() {
        return positive(paid.plus(authorized).minus(refunded).plus(waived));
    }

    /**
     * The balance after one more entry.
     *
     * @throws org.joda.money.CurrencyMismatchException when the entry is in another currency than the order
     */
    public Balance with(LedgerEntry entry) {
        var amount = entry.amount();
        return switch (entry.kind()) {
            case ORDER_TOTAL -> withSums(orderTotal.plus(amount), paid, authorized, refunded, waived);
            case PAYMENT -> withSums(orderTotal, paid.plus(amount), authorized, refunded, waived);
            case AUTHORIZATION -> withSums(orderTotal, paid, authorized.plus(amount), refunded, waived);
            case REFUND -> withSums(orderTotal, paid, authorized, refunded.plus(amount), waived);
            case WAIVER -> withSums(orderTotal, paid, authorized, refunded, waived.plus(amount));
        };
    }

    Balance withOrderTotal(Money total) {
        return withSums(total, paid, authorized, refunded, waived);
    }

    Balance withPending(Money amount) {
        return new Balance(orderId, orderTotal, paid, authorized, refunded, waived, amount, expectedTotal, dues);
    }

    Balance withExpectedTotal(@Nullable Money total) {
        return new Balance(orderId, orderTotal, paid, authorized, refunded, waived, pending, total, dues);
    }

    Balance withDues(Dues changed) {
        return new Balance(orderId, orderTotal, paid, authorized, refunded, waived, pending, expectedTotal, changed);
    }

    private Balance withSums(Money total, Money received, Money reserved, Money returned, Money forgiven) {
        return new Balance(orderId, total, received, reserved, returned, forgiven, pending, expectedTotal, dues);
    }

    private static Money positive(Money amount) {
        return amount.isPositive() ? amount : Money.zero(amount.getCurrencyUnit());
    }

    public CurrencyUnit currency() {
        return orderTotal.getCurrencyUnit();
    }
}
