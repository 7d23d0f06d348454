package dev.portico.payment.charge;

import dev.portico.payment.processor.ChargeOrder;

/**
 * An attempt that is stored and not made yet.
 *
 * @param processor who has the card: another one than the merchant's of today, where the merchant has moved
 */
public record Attempt(String processor, ChargeOrder order) {}
