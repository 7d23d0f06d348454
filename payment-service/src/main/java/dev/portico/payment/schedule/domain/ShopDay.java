package dev.portico.payment.schedule.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A day of a shop's calendar: what it is there while something is decided. */
public record ShopDay(ZoneId zone, LocalDate date) {

    public static ShopDay of(ZoneId zone, Instant now) {
        return new ShopDay(zone, now.atZone(zone).toLocalDate());
    }

    /** When the day {@code date} begins in the shop (UTC). */
    public Instant startOf(LocalDate date) {
        return date.atStartOfDay(zone).toInstant();
    }
}
