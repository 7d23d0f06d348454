package dev.portico.orderedit.edit;

import dev.portico.orderedit.edit.domain.Cancellation;
import dev.portico.orderedit.edit.domain.Difference;
import dev.portico.orderedit.edit.domain.OrderEdit;
import dev.portico.orderedit.order.OrderExcerpt;
import dev.portico.orderedit.order.OrderExcerpt.ReasonView;
import dev.portico.orderedit.order.domain.PendingEdit;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The data of this feature's events. The golden examples are in {@code contracts/events}. */
public final class EditWire {

    public record Edited(OrderExcerpt order, Edit edit) {}

    /**
     * A committed edit.
     *
     * @param requestId the request that waited before, if there was one
     * @param cancellation when lines were canceled, not edited
     */
    public record Edit(
            UUID id,
            int fromVersion,
            int toVersion,
            long totalBeforeMinor,
            long totalAfterMinor,
            long deltaMinor,
            Instant committedAt,
            List<EditDifference> differences,
            @Nullable UUID requestId,
            @Nullable LinesCanceled cancellation) {}

    public record EditDifference(
            Difference.Kind kind,
            @Nullable UUID lineId,
            @Nullable String title,
            @Nullable String from,
            @Nullable String to,
            long amountMinor) {}

    public record LinesCanceled(String reason, @Nullable String comment, long feeMinor, boolean restock) {}

    /** Why an edit was taken back. */
    public enum RevertCause {
        UNDO,
        UNPAID
    }

    public record Reverted(OrderExcerpt order, Edit edit, UUID revertsEditId, RevertCause cause) {}

    public record Requested(OrderExcerpt order, PendingEdit request) {}

    public record RequestMoved(OrderExcerpt order, UUID requestId, PendingEdit.Kind kind) {}

    /** Who said no. */
    public enum DeclineCause {
        STAFF,
        RULES
    }

    public record Declined(
            OrderExcerpt order,
            UUID requestId,
            PendingEdit.Kind kind,
            DeclineCause cause,
            @Nullable String reason,
            List<ReasonView> violations) {}

    public record CancelRequested(
            OrderExcerpt order,
            String reason,
            @Nullable String comment,
            UUID requestId,
            @Nullable List<UUID> lineIds,
            long feeMinor) {}

    public record Canceled(OrderExcerpt order, CancellationData cancellation) {}

    public record CancellationData(
            String reason,
            @Nullable String comment,
            long totalBeforeMinor,
            Instant canceledAt,
            long feeMinor,
            boolean restock) {}

    public static Edited edited(OrderExcerpt order, OrderEdit edit, @Nullable UUID requestId) {
        return new Edited(order, edit(edit, requestId, null));
    }

    public static Edited linesCanceled(OrderExcerpt order, OrderEdit edit, Cancellation cancellation) {
        return new Edited(
                order,
                edit(
                        edit,
                        null,
                        new LinesCanceled(
                                cancellation.reason(),
                                cancellation.comment(),
                                cancellation.feeMinor(),
                                cancellation.restock())));
    }

    public static Reverted reverted(OrderExcerpt order, OrderEdit edit, UUID reverts, RevertCause cause) {
        return new Reverted(order, edit(edit, null, null), reverts, cause);
    }

    private static Edit edit(OrderEdit edit, @Nullable UUID requestId, @Nullable LinesCanceled cancellation) {
        return new Edit(
                edit.id(),
                edit.fromVersion(),
                edit.toVersion(),
                edit.totalBeforeMinor(),
                edit.totalAfterMinor(),
                edit.deltaMinor(),
                edit.committedAt(),
                edit.differences().stream().map(EditWire::difference).toList(),
                requestId,
                cancellation);
    }

    private static EditDifference difference(Difference difference) {
        return new EditDifference(
                difference.kind(),
                difference.lineId(),
                difference.title(),
                difference.from(),
                difference.to(),
                difference.amountMinor());
    }

    public static Canceled canceled(OrderExcerpt order, Cancellation cancellation) {
        return new Canceled(
                order,
                new CancellationData(
                        cancellation.reason(),
                        cancellation.comment(),
                        cancellation.before().totalMinor(),
                        cancellation.canceledAt(),
                        cancellation.feeMinor(),
                        cancellation.restock()));
    }

    private EditWire() {}
}
