package dev.portico.portal.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a page to pay on. The amount, in minor units, is the one the customer saw or chose: another one is refused.
 *
 * @param installmentId the item of the plan they were shown, where it is one
 * @param saveCard whether the page offers to keep the card for what is due later; null for no
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CheckoutRequest(
        String purpose,
        @Nullable UUID installmentId,
        long amountMinor,
        String currency,
        String returnUrl,
        @Nullable Boolean saveCard) {}
