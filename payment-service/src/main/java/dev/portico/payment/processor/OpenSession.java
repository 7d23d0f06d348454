package dev.portico.payment.processor;

import dev.portico.kit.tenancy.MerchantId;
import java.util.Locale;
import java.util.UUID;
import org.joda.money.Money;

/**
 * A page to pay an amount on.
 *
 * @param idempotencyKey stored before the call; one per checkout
 * @param shopName what the customer knows the merchant by
 * @param returnUrl where the customer goes afterwards, whatever came of it
 * @param saveCard whether the page offers to keep the card for later payments; the customer decides there
 */
public record OpenSession(
        MerchantId merchant,
        String idempotencyKey,
        UUID checkoutId,
        UUID orderId,
        String orderNumber,
        String shopName,
        Money amount,
        Locale locale,
        String returnUrl,
        boolean saveCard) {}
