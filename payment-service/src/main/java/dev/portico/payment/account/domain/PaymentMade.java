package dev.portico.payment.account.domain;

import java.time.Instant;
import java.util.Set;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A payment the shop already has for the order.
 *
 * @param reference the shop's or the processor's id of it, unique within the order
 * @param chargeId when Portico took the money and the shop tells of it: the charge's id as {@code payment.succeeded} told it
 */
public record PaymentMade(
        String reference, @Nullable String chargeId, Money amount, @Nullable String method, Instant paidAt) {

    /** @param counted ids under which payments are in the ledger */
    boolean isAmong(Set<String> counted) {
        return counted.contains(reference) || (chargeId != null && counted.contains(chargeId));
    }
}
