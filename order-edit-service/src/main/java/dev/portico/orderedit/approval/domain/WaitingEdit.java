package dev.portico.orderedit.approval.domain;

import dev.portico.orderedit.edit.domain.EditedSpan;
import dev.portico.orderedit.edit.domain.StockMove;
import dev.portico.orderedit.order.domain.PendingEdit;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request to change an order: an edit that needs approval or payment first, or a cancellation that needs approval. Once
 * applied, the edit has the request's id.
 *
 * @param fromVersion the version of the order that it was made for
 * @param change what it would change; null for a cancellation
 * @param cancel what the customer said when canceling; null for an edit
 * @param reserved the stock that is set aside for it, given back when it ends otherwise
 * @param ending how it ended; null while it waits
 */
public record WaitingEdit(
        UUID id,
        UUID orderId,
        PendingEdit pending,
        RequestStatus status,
        int fromVersion,
        @Nullable EditedSpan change,
        @Nullable Cancel cancel,
        List<StockMove> reserved,
        @Nullable Ending ending) {

    /** A cancellation as asked for; {@code lineIds} null: the whole order. */
    public record Cancel(String reason, @Nullable String comment, @Nullable List<UUID> lineIds) {}

    /** When and by whom it ended, with the shop's words for the customer. */
    public record Ending(Instant at, String actor, @Nullable String reason) {}

    public WaitingEdit {
        reserved = List.copyOf(reserved);
    }

    /** A new request, in the state that its kind begins with. */
    public static WaitingEdit begin(
            UUID orderId,
            PendingEdit pending,
            int fromVersion,
            @Nullable EditedSpan change,
            @Nullable Cancel cancel,
            List<StockMove> reserved) {
        var status = pending.kind() == PendingEdit.Kind.PAYMENT
                ? RequestStatus.AWAITING_PAYMENT
                : RequestStatus.AWAITING_APPROVAL;
        return new WaitingEdit(pending.id(), orderId, pending, status, fromVersion, change, cancel, reserved, null);
    }

    /** @throws IllegalTransitionException if its state does not allow that */
    public WaitingEdit end(RequestStatus how, Ending ending) {
        check(how);
        return new WaitingEdit(id, orderId, pending, how, fromVersion, change, cancel, reserved, ending);
    }

    /**
     * Approved, and now waiting for the money.
     *
     * @throws IllegalTransitionException if it does not wait for approval
     */
    public WaitingEdit awaitPayment(PendingEdit payment) {
        check(RequestStatus.AWAITING_PAYMENT);
        return new WaitingEdit(
                id, orderId, payment, RequestStatus.AWAITING_PAYMENT, fromVersion, change, cancel, reserved, null);
    }

    private void check(RequestStatus next) {
        if (!status.canBecome(next)) {
            throw new IllegalTransitionException(id, status, next);
        }
    }
}
