package dev.portico.payment.charge;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portico.kit.http.Cursor;
import dev.portico.kit.http.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A charge as staff see it.
 *
 * @param listingId of a run that charges for one listing: that listing
 * @param itemId the item of the order's schedule that it is planned for by itself
 * @param amountMinor what is to be taken, or was, in minor units of {@code currency}
 * @param dueOn the day it is planned for
 * @param skipReason why it was not made
 * @param nextAt when it is announced or tried (again) by itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChargeView(
        UUID id,
        UUID orderId,
        @Nullable UUID runId,
        @Nullable UUID listingId,
        @Nullable UUID itemId,
        long amountMinor,
        String currency,
        @Nullable LocalDate dueOn,
        String status,
        int attempt,
        @Nullable String method,
        @Nullable String declineCode,
        @Nullable String declineClass,
        @Nullable String skipReason,
        @Nullable Instant paidAt,
        @Nullable Instant nextAt,
        Instant createdAt) {

    static Page<ChargeView> page(List<ChargeRow> rows, int limit) {
        return Page.of(rows, limit, row -> new Cursor(row.createdAt, row.id)).map(ChargeView::of);
    }

    private static ChargeView of(ChargeRow row) {
        return new ChargeView(
                row.id,
                row.orderId,
                row.runId,
                row.listingId,
                row.itemId,
                row.amountMinor,
                row.currency,
                row.dueOn,
                row.status.name(),
                row.attempt,
                row.method,
                row.declineCode,
                name(row.declineClass),
                name(row.skipReason),
                row.paidAt,
                nextAt(row),
                row.createdAt);
    }

    /** Questions to the processor are no news for people. */
    private static @Nullable Instant nextAt(ChargeRow row) {
        return switch (row.status) {
            case CREATED, DECLINED -> row.dueAt;
            case PENDING, SUCCEEDED, REQUIRES_ACTION, UNKNOWN, SKIPPED -> null;
        };
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : Objects.requireNonNull(value.name());
    }
}
