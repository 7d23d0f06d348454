package dev.portico.payment.processor.domain;

/**
 * A processor's hosted page that saves a card.
 *
 * @param id unguessable: who knows it may see the page
 * @param url where the customer enters the card
 */
public record SetupSession(String id, String url) {}
