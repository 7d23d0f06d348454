package dev.portico.payment.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ledger entry as staff see it.
 *
 * @param amountMinor of an {@code ORDER_TOTAL} the change of the total, of an {@code AUTHORIZATION} of what is to be
 *     taken of it, of the others the money moved
 */
record LedgerEntryView(
        UUID id,
        String kind,
        long amountMinor,
        String currency,
        String reference,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String method,
        Instant occurredAt,
        Instant recordedAt) {

    static LedgerEntryView of(LedgerEntryRow row) {
        return new LedgerEntryView(
                row.id,
                row.kind.name(),
                row.amountMinor,
                row.currency,
                row.reference,
                row.method,
                row.occurredAt,
                row.recordedAt);
    }
}
