package dev.portico.payment.account.domain;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One movement on one order. Entries are only ever added: a mistake is corrected by another entry.
 *
 * @param amount of an {@code ORDER_TOTAL} the change of the total (may be negative), of the others the money moved
 *     (positive)
 * @param reference unique for its kind and order: where the entry came from, such as the processor's payment id
 * @param chargeId of a payment that Portico took: the id of its checkout, under which the shop may tell of it, too
 * @param method how it was paid in words for people, such as "Visa ending 4242"; never more of the card than that
 * @param occurredAt when it happened where it happened (UTC)
 */
public record LedgerEntry(
        UUID orderId,
        Kind kind,
        Money amount,
        String reference,
        @Nullable String chargeId,
        @Nullable String method,
        Instant occurredAt) {

    public enum Kind {
        ORDER_TOTAL,
        PAYMENT,
        REFUND,
        WAIVER
    }

    public LedgerEntry {
        if (kind != Kind.ORDER_TOTAL && !amount.isPositive()) {
            throw new IllegalArgumentException(kind + " of " + amount + ": only positive amounts move money");
        }
        if (reference.isBlank()) {
            throw new IllegalArgumentException("a ledger entry needs a reference");
        }
    }

    static LedgerEntry orderTotal(OrderFacts order, Money change, Instant at) {
        return new LedgerEntry(
                order.orderId(), Kind.ORDER_TOTAL, change, "order-event-" + order.sequence(), null, null, at);
    }

    static LedgerEntry paid(UUID orderId, PaymentMade payment) {
        return new LedgerEntry(
                orderId,
                Kind.PAYMENT,
                payment.amount(),
                payment.reference(),
                payment.chargeId(),
                payment.method(),
                payment.paidAt());
    }

    /** @throws NullPointerException when the processor has not said when it took the money, or under which id */
    static LedgerEntry taken(Payment payment) {
        return new LedgerEntry(
                payment.orderId(),
                Kind.PAYMENT,
                payment.amount(),
                Objects.requireNonNull(payment.processorReference(), "a payment that was taken has a reference"),
                payment.checkoutId().toString(),
                payment.method(),
                Objects.requireNonNull(payment.paidAt(), "a payment that was taken has a time"));
    }

    /** All ids it is known by. */
    public Set<String> ids() {
        return chargeId == null || chargeId.equals(reference) ? Set.of(reference) : Set.of(reference, chargeId);
    }
}
