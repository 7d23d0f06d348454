package dev.portico.payment.processor;

import dev.portico.kit.tenancy.MerchantId;
import java.util.UUID;
import org.joda.money.Money;

/**
 * An amount to give back of one payment.
 *
 * @param idempotencyKey stored before the call; one per attempt, so that the same call twice gives it back once
 * @param paymentReference the processor's id of the payment, as its success told it
 */
public record RefundOrder(
        MerchantId merchant, String idempotencyKey, UUID refundId, String paymentReference, Money amount) {}
