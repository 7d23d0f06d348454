package dev.portico.orderedit.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What customers did, and what of the plan is left. Days are the shop's, both ends included.
 *
 * @param edits saves that count; tests and what the shop decided itself do not
 * @param actions in how many edits each action was
 */
record UsageView(
        PlanView plan,
        PeriodView period,
        AllowanceView allowance,
        String timeZone,
        LocalDate from,
        LocalDate to,
        long edits,
        long testEdits,
        Map<String, Long> actions,
        long cancellations,
        Map<String, Long> cancelReasons,
        List<Day> days) {

    /** {@code monthlyEdits} null: no limit. */
    record PlanView(String name, @Nullable Integer monthlyEdits, LocalDate anniversary) {}

    /** The billing period of now: its first day, and the first day of the next. */
    record PeriodView(LocalDate startsOn, LocalDate endsOn, Instant start, Instant end) {}

    /** Of the period of now, whatever days were asked for. */
    record AllowanceView(
            @Nullable Integer limit,
            long used,
            @Nullable Integer percent,
            boolean exhausted,
            @Nullable Instant until) {}

    /** A day on which something happened. */
    record Day(LocalDate date, long edits, Map<String, Long> actions, long cancellations) {}
}
