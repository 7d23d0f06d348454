package dev.portico.orderedit.order.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that was taken or reserved for the order, in minor units of the order's currency, as the platform tells of it.
 *
 * @param chargeId when Portico took it: the checkout's id as {@code payment.succeeded} told it, so that it counts once
 * @param amountMinor what was taken, or is reserved; of what was voided, what had been reserved
 * @param paidAt when it was taken, or reserved (UTC)
 */
public record Payment(
        String externalId,
        @Nullable String chargeId,
        long amountMinor,
        @Nullable String method,
        Instant paidAt,
        PaymentStatus status) {

    /** Payments that were stored before anything was reserved do not say so. */
    public Payment {
        status = status == null ? PaymentStatus.CAPTURED : status;
    }
}
