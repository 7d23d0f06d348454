package dev.portico.portal.client;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What customers did, and what of the plan is left. Days are the shop's, both ends included; those on which nothing
 * happened are missing.
 *
 * @param actions in how many edits each action was
 */
public record UsageReport(
        Plan plan,
        Period period,
        Allowance allowance,
        LocalDate from,
        LocalDate to,
        long edits,
        long testEdits,
        Map<String, Long> actions,
        long cancellations,
        Map<String, Long> cancelReasons,
        List<Day> days) {

    public UsageReport {
        actions = Map.copyOf(actions);
        cancelReasons = Map.copyOf(cancelReasons);
        days = List.copyOf(days);
    }

    public record Plan(String name) {}

    /** The billing period of now: its first day, and the first day of the next. */
    public record Period(LocalDate startsOn, LocalDate endsOn) {}

    /**
     * Of the period of now, whatever days were asked for.
     *
     * @param limit null: no limit
     * @param until when it begins anew; null without a limit
     */
    public record Allowance(@Nullable Integer limit, long used, boolean exhausted, @Nullable Instant until) {}

    public record Day(LocalDate date, long edits, long cancellations) {}
}
