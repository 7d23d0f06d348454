package dev.portico.payment.processor;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.domain.CardOnFile;
import java.util.Locale;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A page to pay an amount on.
 *
 * @param idempotencyKey stored before the call; one per checkout
 * @param shopName what the customer knows the merchant by
 * @param returnUrl where the customer goes afterwards, whatever came of it
 * @param onFile the customer's card at this processor, offered beside one to type: it is charged only when they confirm
 *     that on the page. Null for none. A card that the processor does not know (any more) is left out of the page.
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
        @Nullable CardOnFile onFile,
        boolean saveCard) {

    /** The same page for a customer who has no card there. */
    public OpenSession withoutCardOnFile() {
        return new OpenSession(
                merchant,
                idempotencyKey,
                checkoutId,
                orderId,
                orderNumber,
                shopName,
                amount,
                locale,
                returnUrl,
                null,
                saveCard);
    }
}
