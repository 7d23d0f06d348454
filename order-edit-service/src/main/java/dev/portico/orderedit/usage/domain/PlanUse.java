package dev.portico.orderedit.usage.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A plan and what was used of it.
 *
 * @param periodEndsOn which billing period {@code used} is of; a later one begins at 0
 */
public record PlanUse(Plan plan, LocalDate periodEndsOn, long used) {

    public BillingPeriod period(Instant now, ZoneId zone) {
        return BillingPeriod.at(now, plan.anniversary(), zone);
    }

    public Allowance allowance(Instant now, ZoneId zone) {
        var limit = plan.monthlyEdits();
        if (limit == null) {
            return Allowance.UNLIMITED;
        }
        var period = period(now, zone);
        int current = period.endsOn().isAfter(periodEndsOn) ? 0 : Math.toIntExact(used);
        return new Allowance(limit, current, period.end());
    }
}
