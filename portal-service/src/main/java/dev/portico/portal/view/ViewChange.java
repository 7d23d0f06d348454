package dev.portico.portal.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.portal.view.domain.HistoryEntry;
import dev.portico.portal.view.domain.LastPayment;
import dev.portico.portal.view.domain.PaymentFacts;
import dev.portico.portal.view.domain.Refund;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        PaymentFacts paymentFacts,
        Map<String, Refund> refunds,
        List<HistoryEntry> history) {

    record Key(String merchant, UUID orderId) {}

    static ViewChange ofOrder(
            String merchant, UUID orderId, long sequence, JsonNode excerpt, List<HistoryEntry> history) {
        return new ViewChange(
                merchant, orderId, sequence, excerpt, 0, null, null, PaymentFacts.NONE, Map.of(), history);
    }

    static ViewChange ofPayment(
            String merchant,
            UUID orderId,
            long sequence,
            @Nullable JsonNode balance,
            @Nullable LastPayment payment,
            PaymentFacts facts,
            Map<String, Refund> refunds,
            List<HistoryEntry> history) {
        return new ViewChange(merchant, orderId, 0, null, sequence, balance, payment, facts, refunds, history);
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
                paymentFacts.and(other.paymentFacts),
                later(refunds, other.refunds),
                Stream.concat(history.stream(), other.history.stream()).toList());
    }

    private static Map<String, Refund> later(Map<String, Refund> some, Map<String, Refund> others) {
        var all = new HashMap<>(some);
        others.forEach(
                (id, refund) -> all.merge(id, refund, (one, other) -> other.sequence() > one.sequence() ? other : one));
        return all;
    }

    private static @Nullable LastPayment later(@Nullable LastPayment one, @Nullable LastPayment other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.sequence() > one.sequence() ? other : one;
    }
}
