package dev.portico.payment.checkout;

import java.util.UUID;
import org.joda.money.Money;

/**
 * What a customer wants to pay, as they saw it.
 *
 * @param purpose what for: {@code BALANCE} is the whole outstanding balance
 * @param returnUrl where they go afterwards
 * @param saveCard whether the page offers to keep the card; a page that is open already stays as it is
 */
record PayWish(UUID orderId, String purpose, Money amount, String returnUrl, boolean saveCard) {}
