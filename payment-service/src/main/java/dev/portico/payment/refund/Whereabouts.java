package dev.portico.payment.refund;

import java.util.UUID;

/** Which order and which refund a part is of. */
record Whereabouts(UUID orderId, UUID refundId) {}
