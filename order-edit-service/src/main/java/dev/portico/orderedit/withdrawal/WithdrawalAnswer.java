package dev.portico.orderedit.withdrawal;

import dev.portico.orderedit.order.OrderExcerpt;
import java.time.Instant;
import java.util.UUID;

/** The dated acknowledgement, and the order as it is now. */
record WithdrawalAnswer(OrderExcerpt order, long sequence, Acknowledgement acknowledgement) {

    record Acknowledgement(UUID id, Instant receivedAt) {}
}
