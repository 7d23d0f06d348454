package dev.portico.orderedit.edit;

import dev.portico.orderedit.order.OrderExcerpt;

/** The canceled order, or the one whose cancellation waits, and the sequence of its last event. */
public record CancelAnswer(OrderExcerpt order, long sequence, Outcome outcome) {

    /** What became of the wish to cancel. */
    public enum Outcome {
        CANCELED,
        REQUESTED
    }
}
