package dev.portico.portal.console;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The days somebody asked to see, both ends included, as typed and as understood.
 *
 * @param fromFault what is wrong with the first day; null for nothing
 */
record UsagePeriod(
        String fromText,
        String toText,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        @Nullable String fromFault,
        @Nullable String toFault) {

    static final int LONGEST = 366;

    static UsagePeriod of(@Nullable String fromText, @Nullable String toText) {
        var first = Objects.requireNonNullElse(fromText, "").strip();
        var last = Objects.requireNonNullElse(toText, "").strip();
        var from = day(first);
        var to = day(last);
        var lastFault = dayFault(last, to);
        return new UsagePeriod(
                first, last, from, to, dayFault(first, from), lastFault == null ? orderFault(from, to) : lastFault);
    }

    private static @Nullable String orderFault(Optional<LocalDate> from, Optional<LocalDate> to) {
        if (from.isEmpty() || to.isEmpty()) {
            return null;
        }
        var days = ChronoUnit.DAYS.between(from.get(), to.get()) + 1;
        if (days < 1) {
            return "Choose a day that isn’t before the first one";
        }
        return days > LONGEST ? "Choose at most " + LONGEST + " days" : null;
    }

    boolean isFaulty() {
        return fromFault != null || toFault != null;
    }

    /** What is asked for instead of days that make no sense: the billing period so far. */
    UsagePeriod orElseDefault() {
        return isFaulty() ? of(null, null) : this;
    }

    private static @Nullable String dayFault(String text, Optional<LocalDate> day) {
        return text.isEmpty() || day.isPresent() ? null : "Enter a day, like 2026-11-30";
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() >= 2000 && day.getYear() < 2200);
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }
}
