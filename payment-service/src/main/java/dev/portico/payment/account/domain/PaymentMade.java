package dev.portico.payment.account.domain;

import java.time.Instant;
import java.util.Set;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A payment the shop already has for the order, or has reserved.
 *
 * @param reference the shop's or the processor's id of it, unique within the order
 * @param chargeId when Portico took the money and the shop tells of it: the charge's id as {@code payment.succeeded} told it
 * @param amount what was taken, or is reserved, zero or more; of what was voided, what had been reserved
 * @param paidAt when it was taken, or reserved (UTC)
 */
public record PaymentMade(
        String reference,
        @Nullable String chargeId,
        Money amount,
        @Nullable String method,
        Instant paidAt,
        Status status) {

    public enum Status {
        CAPTURED,
        AUTHORIZED,
        /** Or expired. */
        VOIDED
    }

    /** Money in hand. */
    public PaymentMade(
            String reference, @Nullable String chargeId, Money amount, @Nullable String method, Instant paidAt) {
        this(reference, chargeId, amount, method, paidAt, Status.CAPTURED);
    }

    /** Whether money came in. */
    boolean isTaken() {
        return status == Status.CAPTURED && amount.isPositive();
    }

    /** What can still be taken, zero or more. */
    Money reserved() {
        return status == Status.AUTHORIZED ? amount : Money.zero(amount.getCurrencyUnit());
    }

    /** @param counted ids under which payments are in the ledger */
    boolean isAmong(Set<String> counted) {
        return counted.contains(reference) || (chargeId != null && counted.contains(chargeId));
    }
}
