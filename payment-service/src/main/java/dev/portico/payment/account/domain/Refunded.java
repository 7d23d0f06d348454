package dev.portico.payment.account.domain;

import java.time.Instant;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A refund as events tell of it.
 *
 * @param method how it goes back, in words for people; null when nobody knows how it was paid
 * @param kind who asked for it: {@code MANUAL} or {@code AUTOMATIC}
 * @param notifyCustomer whether the customer is to hear of it
 * @param reason as staff wrote it; null when they wrote none
 * @param at when it happened (UTC)
 */
public record Refunded(
        UUID refundId,
        Money amount,
        @Nullable String method,
        String kind,
        boolean notifyCustomer,
        @Nullable String reason,
        Instant at) {}
