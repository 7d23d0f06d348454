package dev.portico.orderedit.usage;

import dev.portico.kit.http.Faults;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Days of the shop's time zone, both ends included. */
public record Days(LocalDate from, LocalDate to) {

    public Instant start(ZoneId zone) {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The first instant after the last day. */
    public Instant end(ZoneId zone) {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Days as they were asked for; what was not is decided when the shop's own day is known. */
    public record Asked(Optional<LocalDate> from, Optional<LocalDate> to) {

        /**
         * Fails with a 400 that names each parameter.
         *
         * @param longest how many days at most
         */
        public static Asked of(@Nullable String from, @Nullable String to, int longest) {
            var faults = new Faults();
            var asked = new Asked(day("from", from, faults), day("to", to, faults));
            asked.check(longest, faults);
            faults.throwIfAny(400, "bad-days", "The days can't be read");
            return asked;
        }

        private void check(int longest, Faults faults) {
            if (from.isEmpty() || to.isEmpty()) {
                return;
            }
            long days = ChronoUnit.DAYS.between(from.get(), to.get()) + 1;
            if (days < 1) {
                var unused = faults.add("bad-days", "/to", "must not be before from");
            } else if (days > longest) {
                var unused =
                        faults.add("too-many-days", "/to", "at most " + longest + " days", Map.of("limit", longest));
            }
        }

        private static Optional<LocalDate> day(String name, @Nullable String text, Faults faults) {
            if (text == null || text.isBlank()) {
                return Optional.empty();
            }
            var day = day(text.strip());
            if (day.isEmpty()) {
                var unused = faults.add("bad-day", "/" + name, "must be a day such as 2026-11-30");
            }
            return day;
        }

        /** Of this century or the next: others are typing errors, and no calendar's business. */
        static Optional<LocalDate> day(String text) {
            try {
                return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() >= 2000 && day.getYear() < 2200);
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        /** Up to today; from a day that the caller names, or else so many days back as may be asked for. */
        public Days until(LocalDate today, LocalDate unlessSaid, int longest) {
            var last = to.orElse(today);
            var earliest = last.minusDays(longest - 1L);
            var first = from.orElse(unlessSaid.isAfter(last) ? last : unlessSaid);
            return new Days(first.isBefore(earliest) ? earliest : first, first.isAfter(last) ? first : last);
        }
    }
}
