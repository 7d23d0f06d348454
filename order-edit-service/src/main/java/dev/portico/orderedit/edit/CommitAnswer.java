package dev.portico.orderedit.edit;

import dev.portico.orderedit.order.OrderExcerpt;
import java.util.UUID;

/**
 * A committed edit, or one that waits: the order as it is now, and the sequence of its last event, so that a reader can apply it
 * before the event comes. An edit that waited keeps its id when it is applied.
 */
public record CommitAnswer(UUID editId, Outcome outcome, OrderExcerpt order, long sequence) {

    /** What became of it. */
    public enum Outcome {
        APPLIED,
        /** It left nothing to send. */
        CANCELED,
        AWAITING_APPROVAL,
        AWAITING_PAYMENT
    }
}
