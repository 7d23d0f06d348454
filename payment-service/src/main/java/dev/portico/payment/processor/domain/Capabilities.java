package dev.portico.payment.processor.domain;

/**
 * What a processor can do beside taking a payment on its page.
 *
 * @param savesCards keeps cards on file and charges them without the customer
 * @param refunds gives money back by itself
 * @param captures can take less than it has authorized
 */
public record Capabilities(boolean savesCards, boolean refunds, boolean captures) {}
