package dev.portico.orderedit.approval;

import dev.portico.orderedit.approval.domain.RequestStatus;
import dev.portico.orderedit.approval.domain.WaitingEdit;
import dev.portico.orderedit.document.Documents;
import dev.portico.orderedit.order.domain.Customer;
import dev.portico.orderedit.order.domain.PendingEdit;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request as staff see it. Amounts are minor units of {@code currency}.
 *
 * @param totalMinor of the order as it is now
 * @param cancel for a cancellation: the customer's reason and words
 */
public record EditRequestView(
        UUID id,
        UUID orderId,
        String orderNumber,
        String customerName,
        PendingEdit.Kind kind,
        RequestStatus status,
        Instant requestedAt,
        Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable String answer,
        String currency,
        long totalMinor,
        long totalAfterMinor,
        long dueMinor,
        List<PendingEdit.Difference> differences,
        WaitingEdit.@Nullable Cancel cancel) {

    static EditRequestView ofRow(String text) {
        var row = Documents.tree(text);
        var request = Documents.read(row.get("request"), WaitingEdit.class);
        var pending = request.pending();
        var ending = request.ending();
        return new EditRequestView(
                request.id(),
                request.orderId(),
                row.get("number").asText(),
                Documents.read(row.get("customer"), Customer.class).name(),
                pending.kind(),
                request.status(),
                pending.requestedAt(),
                pending.expiresAt(),
                ending == null ? null : ending.at(),
                ending == null ? null : ending.actor(),
                ending == null ? null : ending.reason(),
                row.get("currency").asText(),
                row.get("totalMinor").asLong(),
                pending.totalAfterMinor(),
                pending.dueMinor(),
                pending.differences(),
                request.cancel());
    }
}
