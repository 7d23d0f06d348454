package dev.portico.payment.processor;

import dev.portico.kit.tenancy.MerchantId;
import java.util.Locale;
import java.util.UUID;
import org.joda.money.CurrencyUnit;

/**
 * A page to save a card on.
 *
 * @param idempotencyKey stored before the call; one per set-up
 * @param shopName what the customer knows the merchant by
 * @param currency of what the card will be charged for
 * @param returnUrl where the customer goes afterwards, whatever came of it
 */
public record OpenSetup(
        MerchantId merchant,
        String idempotencyKey,
        UUID setupId,
        UUID orderId,
        String orderNumber,
        String shopName,
        CurrencyUnit currency,
        Locale locale,
        String returnUrl) {}
