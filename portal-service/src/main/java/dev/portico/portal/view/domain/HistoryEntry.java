package dev.portico.portal.view.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to an order, worth telling its customer.
 *
 * @param id event id, with a suffix where one event tells several things: how a repeated event is recognised
 * @param kind the text key is {@code history.<kind>}
 * @param by customer, shop or system
 * @param amountMinor minor units, null where no money moved
 */
public record HistoryEntry(
        String id,
        Instant at,
        String kind,
        String by,
        @Nullable String title,
        @Nullable String from,
        @Nullable String to,
        @Nullable Long amountMinor,
        @Nullable String currency) {}
