package dev.portico.portal.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.portal.view.domain.HistoryEntry;
import dev.portico.portal.view.domain.LastPayment;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one or several events make of a row, in the form in which the upsert reads it: component names are its columns.
 * A sequence of 0 says that this change knows nothing of that source.
 */
record ViewChange(
        String merchant,
        UUID orderId,
        long orderSequence,
        @Nullable JsonNode orderExcerpt,
        long paymentSequence,
        @Nullable JsonNode balance,
        @Nullable LastPayment lastPayment,
        List<HistoryEntry> history) {

    record Key(String merchant, UUID orderId) {}

    static ViewChange ofOrder(
            String merchant, UUID orderId, long sequence, JsonNode excerpt, List<HistoryEntry> history) {
        return new ViewChange(merchant, orderId, sequence, excerpt, 0, null, null, history);
    }

    static ViewChange ofPayment(
            String merchant,
            UUID orderId,
            long sequence,
            @Nullable JsonNode balance,
            @Nullable LastPayment payment,
            List<HistoryEntry> history) {
        return new ViewChange(merchant, orderId, 0, null, sequence, balance, payment, history);
    }

    Key key() {
        return new Key(merchant, orderId);
    }

    /** One row can be upserted once per statement, so the changes of one poll to one order become one. */
    ViewChange and(ViewChange other) {
        var orderIsNewer = other.orderSequence > orderSequence;
        var paymentIsNewer = other.paymentSequence > paymentSequence;
        return new ViewChange(
                merchant,
                orderId,
                Math.max(orderSequence, other.orderSequence),
                orderIsNewer ? other.orderExcerpt : orderExcerpt,
                Math.max(paymentSequence, other.paymentSequence),
                paymentIsNewer && other.balance != null || balance == null ? other.balance : balance,
                later(lastPayment, other.lastPayment),
                Stream.concat(history.stream(), other.history.stream()).toList());
    }

    private static @Nullable LastPayment later(@Nullable LastPayment one, @Nullable LastPayment other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.sequence() > one.sequence() ? other : one;
    }
}
