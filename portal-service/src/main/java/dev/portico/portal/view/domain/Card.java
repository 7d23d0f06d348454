package dev.portico.portal.view.domain;

import java.time.Instant;

/**
 * The card that is charged for what is due later.
 *
 * @param method words for people, such as "Visa ending 4242"
 * @param at when it was named
 */
public record Card(long sequence, String method, Instant at) implements Fact {}
