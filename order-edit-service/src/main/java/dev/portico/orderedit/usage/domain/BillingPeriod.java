package dev.portico.orderedit.usage.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * From one monthly anniversary of a plan to the next, in days of the shop's time zone. A month that lacks the day has its last
 * day instead, and the month after has the day again: 31 January, 28 February, 31 March.
 *
 * @param startsOn the first day
 * @param endsOn the first day of the next period
 */
public record BillingPeriod(LocalDate startsOn, LocalDate endsOn, ZoneId zone) {

    public static BillingPeriod at(Instant now, LocalDate anniversary, ZoneId zone) {
        var today = now.atZone(zone).toLocalDate();
        long months = ChronoUnit.MONTHS.between(anniversary.withDayOfMonth(1), today.withDayOfMonth(1));
        // Counted from the anniversary itself: from period to period, the 31st would become the 28th for ever.
        long past = anniversary.plusMonths(months).isAfter(today) ? months - 1 : months;
        return new BillingPeriod(anniversary.plusMonths(past), anniversary.plusMonths(past + 1), zone);
    }

    public Instant start() {
        return startsOn.atStartOfDay(zone).toInstant();
    }

    /** The first instant of the next period. */
    public Instant end() {
        return endsOn.atStartOfDay(zone).toInstant();
    }
}
