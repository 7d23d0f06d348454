package dev.portico.payment.mandate;

import java.time.Instant;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A customer's word that an order may be charged later as an edit makes it.
 *
 * @param orderVersion the version of the order that the edit was made to
 * @param agreed what is charged from then on in all, after what is due at once
 * @param mostAtOnce the most of it at a time
 * @param method the card on file then, in words for people; null when there was none
 * @param confirmedAt when they said so (UTC)
 */
record Confirmation(
        UUID id,
        UUID orderId,
        long orderVersion,
        Money agreed,
        Money mostAtOnce,
        @Nullable String method,
        Instant confirmedAt) {}
