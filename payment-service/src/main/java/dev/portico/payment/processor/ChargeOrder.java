package dev.portico.payment.processor;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.domain.CardOnFile;
import java.util.UUID;
import org.joda.money.Money;

/**
 * An amount to take from a card on file while the customer is away.
 *
 * @param idempotencyKey stored before the call; one per attempt, so that the same call twice takes the money once
 */
public record ChargeOrder(
        MerchantId merchant,
        String idempotencyKey,
        UUID chargeId,
        UUID orderId,
        String orderNumber,
        Money amount,
        CardOnFile card) {}
