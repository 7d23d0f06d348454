package dev.portico.portal.view.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A charge that was announced to the customer.
 *
 * @param amountMinor minor units of {@code currency}
 * @param on the shop's day on which the card is charged
 * @param method the card, in words for people
 */
public record UpcomingCharge(long sequence, long amountMinor, String currency, LocalDate on, @Nullable String method)
        implements Fact {}
