package dev.portico.orderedit.delay;

import dev.portico.orderedit.order.OrderExcerpt;

/** The order with its answer, and the sequence of its last event. */
record DelayAnswer(OrderExcerpt order, long sequence, Outcome outcome) {

    /** What the customer has said. */
    enum Outcome {
        ACCEPTED,
        CANCELED
    }
}
