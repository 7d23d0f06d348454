package dev.portico.payment.refund.domain;

/**
 * A payment at a processor.
 *
 * @param processor the processor's short name
 * @param reference the processor's id of the payment
 */
public record Charge(String processor, String reference) {}
