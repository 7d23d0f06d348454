package dev.portico.orderedit.order.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What waits: an edit for approval or for its payment, or a cancellation for approval. As events and pages tell it.
 *
 * @param totalAfterMinor the order's total once it is applied, in minor units
 * @param dueMinor what the customer would then owe, in minor units
 */
public record PendingEdit(
        UUID id,
        Kind kind,
        Instant requestedAt,
        Instant expiresAt,
        long totalAfterMinor,
        long dueMinor,
        List<Difference> differences) {

    /** What it waits for. */
    public enum Kind {
        APPROVAL,
        PAYMENT,
        CANCEL_APPROVAL
    }

    /** One thing that would be different; the amount is what it does to the order's total, in minor units. */
    public record Difference(
            String kind,
            @Nullable UUID lineId,
            @Nullable String title,
            @Nullable String from,
            @Nullable String to,
            long amountMinor) {}

    public PendingEdit {
        differences = List.copyOf(differences);
    }
}
