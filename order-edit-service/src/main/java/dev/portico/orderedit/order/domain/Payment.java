package dev.portico.orderedit.order.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that was taken for the order, in minor units of the order's currency, as the platform tells of it.
 *
 * @param chargeId when Portico took it: the checkout's id as {@code payment.succeeded} told it, so that it counts once
 */
public record Payment(
        String externalId, @Nullable String chargeId, long amountMinor, @Nullable String method, Instant paidAt) {}
