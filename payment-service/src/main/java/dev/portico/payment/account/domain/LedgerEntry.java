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
 * @param amount of an {@code ORDER_TOTAL} the change of the total, of an {@code AUTHORIZATION} the change of what is to be
 *     taken of it (both may be negative), of the others the money moved (positive)
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
        /** What is reserved at the shop's platform and is to be taken: no money in hand. */
        AUTHORIZATION,
        REFUND,
        WAIVER
    }

    public LedgerEntry {
        if (kind != Kind.ORDER_TOTAL && kind != Kind.AUTHORIZATION && !amount.isPositive()) {
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

    /** The number comes first: whatever a platform calls its payments, no two entries have one reference. */
    static LedgerEntry authorization(UUID orderId, Authorization after, Money change, Instant at) {
        var reference = after.entries() + "/" + after.reference();
        return new LedgerEntry(orderId, Kind.AUTHORIZATION, change, reference, null, after.method(), at);
    }

    /** Money that went back, by the reference it is known by for ever. */
    public static LedgerEntry refund(
            UUID orderId, Money amount, String reference, @Nullable String method, Instant refundedAt) {
        return new LedgerEntry(orderId, Kind.REFUND, amount, reference, null, method, refundedAt);
    }

    /** What the merchant does not ask for any more. */
    public static LedgerEntry waiver(UUID orderId, Money amount, String reference, Instant at) {
        return new LedgerEntry(orderId, Kind.WAIVER, amount, reference, null, null, at);
    }

    /** All ids it is known by. */
    public Set<String> ids() {
        return chargeId == null || chargeId.equals(reference) ? Set.of(reference) : Set.of(reference, chargeId);
    }
}
