package dev.portico.orderedit.order.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What goes on with an order beside what is sold.
 *
 * @param pendingEdit what waits for approval or payment; no other edit meanwhile
 * @param lastEdit the customer's last edit, unless it was taken back
 * @param withdrawn the customer's withdrawal from the contract
 * @param deliveredAt when a line reached the customer, by the line's external id
 * @param preOrders how far the lines are that were pre-ordered, by the line's id; what is not there has not begun
 * @param delays what the customer was last asked about the delay of a listing, by the listing's id
 */
public record Progress(
        @Nullable PendingEdit pendingEdit,
        @Nullable LastEdit lastEdit,
        @Nullable Withdrawn withdrawn,
        Map<String, Instant> deliveredAt,
        Map<UUID, PreOrderProgress> preOrders,
        Map<UUID, DelayOption> delays) {

    public static final Progress NONE = new Progress(null, null, null, Map.of(), Map.of(), Map.of());

    /** An edit that could be undone. */
    public record LastEdit(UUID editId, Instant committedAt) {}

    /** The acknowledgement of a withdrawal. */
    public record Withdrawn(UUID acknowledgementId, Instant receivedAt) {}

    @SuppressWarnings("NullAway") // a stored document may lack the field
    public Progress {
        deliveredAt = deliveredAt == null ? Map.of() : Map.copyOf(deliveredAt);
        preOrders = preOrders == null ? Map.of() : Map.copyOf(preOrders);
        delays = delays == null ? Map.of() : Map.copyOf(delays);
    }

    public Progress waitingFor(@Nullable PendingEdit pending) {
        return new Progress(pending, lastEdit, withdrawn, deliveredAt, preOrders, delays);
    }

    public Progress editedBy(@Nullable LastEdit edit) {
        return new Progress(pendingEdit, edit, withdrawn, deliveredAt, preOrders, delays);
    }

    public Progress withdrawnBy(Withdrawn withdrawal) {
        return new Progress(pendingEdit, lastEdit, withdrawal, deliveredAt, preOrders, delays);
    }

    /** Deliveries that the platform reports; one that it has reported before stays. */
    public Progress delivered(Map<String, Instant> reported) {
        var all = new HashMap<>(deliveredAt);
        all.putAll(reported);
        return new Progress(pendingEdit, lastEdit, withdrawn, all, preOrders, delays);
    }

    public PreOrderProgress preOrder(UUID lineId) {
        return preOrders.getOrDefault(lineId, PreOrderProgress.NONE);
    }

    Progress released(UUID lineId) {
        return with(lineId, preOrder(lineId).freed());
    }

    public Progress with(UUID lineId, PreOrderProgress state) {
        var all = new HashMap<>(preOrders);
        all.put(lineId, state);
        return new Progress(pendingEdit, lastEdit, withdrawn, deliveredAt, all, delays);
    }

    /** What the customer is asked now about a listing, or has answered; an earlier question about it is over. */
    public Progress with(DelayOption option) {
        var all = new LinkedHashMap<>(delays);
        all.put(option.listingId(), option);
        return new Progress(pendingEdit, lastEdit, withdrawn, deliveredAt, preOrders, all);
    }

    public Optional<DelayOption> delay(UUID noticeId) {
        return delays.values().stream()
                .filter(option -> option.noticeId().equals(noticeId))
                .findFirst();
    }
}
