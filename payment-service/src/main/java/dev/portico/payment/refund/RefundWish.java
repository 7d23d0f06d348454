package dev.portico.payment.refund;

import dev.portico.payment.refund.domain.Refund;
import java.util.UUID;

/** What staff want to give back of an order. */
record RefundWish(UUID orderId, Refund.Terms terms) {}
