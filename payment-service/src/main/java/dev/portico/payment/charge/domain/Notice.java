package dev.portico.payment.charge.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * When a planned charge is announced and made.
 *
 * @param days how many days ahead the customer is told
 * @param at the time of day (UTC) at which both happens
 */
public record Notice(int days, LocalTime at) {

    public Instant announcedAt(LocalDate dueOn) {
        return chargedAt(dueOn.minusDays(days));
    }

    public Instant chargedAt(LocalDate dueOn) {
        return dueOn.atTime(at).toInstant(ZoneOffset.UTC);
    }
}
