package dev.portico.portal.view.domain;

import java.time.Instant;

/**
 * What the customer should have paid already.
 *
 * @param amountMinor minor units of the order's currency
 */
public record Overdue(long sequence, long amountMinor, Instant since) implements Fact {}
