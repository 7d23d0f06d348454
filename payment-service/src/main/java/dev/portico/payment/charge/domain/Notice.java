package dev.portico.payment.charge.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When a planned charge is announced and made.
 *
 * @param days how many days ahead the customer is told
 * @param at the time of day in the shop at which both happens
 */
public record Notice(int days, LocalTime at) {

    /** @param zone of the shop, whose calendar {@code dueOn} is a day of */
    public Instant announcedAt(LocalDate dueOn, ZoneId zone) {
        return chargedAt(dueOn.minusDays(days), zone);
    }

    public Instant chargedAt(LocalDate dueOn, ZoneId zone) {
        return dueOn.atTime(at).atZone(zone).toInstant();
    }

    /** The day of a charge that the customer has not been told of yet, and that is due on {@code dueOn} or was before. */
    public LocalDate chargedOn(LocalDate dueOn, LocalDate today) {
        var earliest = today.plusDays(days);
        return dueOn.isBefore(earliest) ? earliest : dueOn;
    }
}
