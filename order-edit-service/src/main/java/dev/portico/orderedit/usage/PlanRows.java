package dev.portico.orderedit.usage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.orderedit.usage.domain.Allowance;
import dev.portico.orderedit.usage.domain.Plan;
import dev.portico.orderedit.usage.domain.PlanUse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** A plan as JSON, alone or as part of what a statement reads. */
public final class PlanRows {

    /** Part of a statement that has a parameter {@code merchant}. */
    public static final String SELECT =
            """
            (select json_build_object('name', u.name, 'monthlyEdits', u.monthly_edits, 'anniversary', u.anniversary,
                                      'periodEndsOn', u.period_ends_on, 'used', u.used)
               from usage_plan u where u.merchant = :merchant)""";

    public static Allowance allowance(JsonNode row, Instant now, ZoneId zone) {
        return planUse(row).map(use -> use.allowance(now, zone)).orElse(Allowance.UNLIMITED);
    }

    static Optional<PlanUse> planUse(JsonNode row) {
        if (!row.isObject()) {
            return Optional.empty();
        }
        var limit = row.path("monthlyEdits");
        var plan = new Plan(
                row.path("name").asText(),
                limit.isNumber() ? Integer.valueOf(limit.intValue()) : null,
                LocalDate.parse(row.path("anniversary").asText()));
        return Optional.of(new PlanUse(
                plan,
                LocalDate.parse(row.path("periodEndsOn").asText()),
                row.path("used").asLong()));
    }

    private PlanRows() {}
}
