package dev.portico.orderedit.policy.domain;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A time of day on some weekdays, by the clock of the shop: when the warehouse starts to pack.
 *
 * @param weekdays at least one
 */
public record CutOff(LocalTime time, Set<DayOfWeek> weekdays) {

    private static final int DAYS_A_WEEK = 7;

    public CutOff {
        if (weekdays.isEmpty()) {
            throw new IllegalArgumentException("A cut-off needs a weekday");
        }
        weekdays = Set.copyOf(weekdays);
    }

    /**
     * The first one after a moment, UTC. On the day the clock goes forward, a time that it leaves out is as much later; on the day
     * it goes back, a time that it shows twice is the first of the two.
     */
    public Instant firstAfter(Instant moment, ZoneId zone) {
        var today = moment.atZone(zone).toLocalDate();
        return IntStream.rangeClosed(0, DAYS_A_WEEK + 1)
                .mapToObj(today::plusDays)
                .filter(day -> weekdays.contains(day.getDayOfWeek()))
                .map(day -> ZonedDateTime.of(day, time, zone).toInstant())
                .filter(moment::isBefore)
                .findFirst()
                .orElseThrow();
    }
}
