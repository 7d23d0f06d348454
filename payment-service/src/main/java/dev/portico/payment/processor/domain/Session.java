package dev.portico.payment.processor.domain;

/**
 * A processor's hosted payment page.
 *
 * @param id unguessable: who knows it may see the page
 * @param url where the customer pays
 * @param paymentReference the processor's id of the payment that the page leads to
 */
public record Session(String id, String url, String paymentReference) {}
