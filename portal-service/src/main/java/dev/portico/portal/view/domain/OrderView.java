package dev.portico.portal.view.domain;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One order as its page shows it. Order and balance come by different topics, either may be first. */
public record OrderView(
        OrderExcerpt order,
        long orderSequence,
        @Nullable Balance ledger,
        long paymentSequence,
        @Nullable LastPayment lastPayment,
        List<HistoryEntry> history,
        int linkGeneration) {

    public OrderView {
        history = List.copyOf(history);
    }

    /** The balance for the order as shown: right after an edit the ledger still has the total before it. */
    public Optional<Balance> balance() {
        return Optional.ofNullable(ledger)
                .map(known -> known.withTotal(order.totals().totalMinor()));
    }

    public OrderView withOrder(OrderExcerpt newer, long sequence) {
        return sequence > orderSequence
                ? new OrderView(newer, sequence, ledger, paymentSequence, lastPayment, history, linkGeneration)
                : this;
    }
}
