package dev.portico.payment.waiver;

import java.time.Instant;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Why an amount is not asked for any more; that it is not is an entry in the ledger.
 *
 * @param reason as staff wrote it; null when they wrote none, or when it was waived by itself
 * @param createdBy the actor who did it
 */
record Waiver(
        UUID id, UUID orderId, Kind kind, Money amount, @Nullable String reason, String createdBy, Instant createdAt) {

    enum Kind {
        MANUAL,
        AUTOMATIC
    }

    /** What it is known by in the ledger. */
    String ledgerReference() {
        return "waiver-" + id;
    }
}
