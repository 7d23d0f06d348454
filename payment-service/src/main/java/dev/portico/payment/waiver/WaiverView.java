package dev.portico.payment.waiver;

import dev.portico.kit.money.Amounts;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param amountMinor in minor units of {@code currency} */
record WaiverView(
        UUID id,
        UUID orderId,
        String kind,
        long amountMinor,
        String currency,
        @Nullable String reason,
        String createdBy,
        Instant createdAt) {

    static WaiverView of(Waiver waiver) {
        return new WaiverView(
                waiver.id(),
                waiver.orderId(),
                waiver.kind().name(),
                Amounts.minor(waiver.amount()),
                waiver.amount().getCurrencyUnit().getCode(),
                waiver.reason(),
                waiver.createdBy(),
                waiver.createdAt());
    }
}
