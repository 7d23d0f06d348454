package dev.portico.orderedit.usage.domain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant may use.
 *
 * @param monthlyEdits how many saves of customers a billing period has; null has no limit
 * @param anniversary the day of the month that its billing periods begin on
 */
public record Plan(String name, @Nullable Integer monthlyEdits, LocalDate anniversary) {

    /** What a self-hosted merchant has until an operator says otherwise; its periods are the months of the calendar. */
    public static final Plan UNLIMITED = new Plan("unlimited", null, LocalDate.of(2020, 1, 1));

    public static final int MOST_EDITS = 10_000_000;
}
