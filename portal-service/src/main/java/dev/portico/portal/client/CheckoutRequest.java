package dev.portico.portal.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a page to pay on. The amount, in minor units, is the one the customer saw: another one is refused.
 *
 * @param saveCard whether the page offers to keep the card for what is due later; null for no
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CheckoutRequest(
        String purpose, long amountMinor, String currency, String returnUrl, @Nullable Boolean saveCard) {}
