package dev.portico.orderedit.usage;

import dev.portico.kit.http.Faults;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.orderedit.usage.Usages.NewPlan;
import dev.portico.orderedit.usage.domain.Plan;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A plan as an operator sends it.
 *
 * @param merchant whose: an operator belongs to none
 * @param monthlyEdits how many saves a billing period has; missing or null: no limit
 * @param anniversary a day such as 2026-01-31; missing: as before, at first today
 */
record PlanRequest(
        @Nullable String merchant, @Nullable String name, @Nullable Long monthlyEdits, @Nullable String anniversary) {

    /** A plan and whose it is to be. */
    record Assignment(MerchantId merchant, NewPlan plan) {}

    /** Fails with a 422 that names each field. */
    Assignment read() {
        var faults = new Faults();
        var whose = merchant != null && MerchantId.isValid(merchant) ? Optional.of(merchant) : Optional.<String>empty();
        if (whose.isEmpty()) {
            var unused = faults.add("bad-merchant", "/merchant", "must be the id of a merchant");
        }
        var called = name == null ? "" : name.strip();
        if (called.isEmpty() || called.length() > 60 || called.chars().anyMatch(Character::isISOControl)) {
            var unused = faults.add("bad-name", "/name", "must have 1 to 60 printable characters");
        }
        if (monthlyEdits != null && (monthlyEdits < 1 || monthlyEdits > Plan.MOST_EDITS)) {
            var unused = faults.add(
                    "out-of-range",
                    "/monthlyEdits",
                    "must be from 1 to " + Plan.MOST_EDITS + ", or null for no limit",
                    Map.of("least", 1, "limit", Plan.MOST_EDITS, "actual", monthlyEdits));
        }
        var day = anniversary(faults);
        faults.throwIfAny(422, "invalid-plan", "The plan was not changed");
        return new Assignment(
                new MerchantId(whose.orElseThrow()),
                new NewPlan(called, monthlyEdits == null ? null : Integer.valueOf(monthlyEdits.intValue()), day));
    }

    private Optional<LocalDate> anniversary(Faults faults) {
        if (anniversary == null) {
            return Optional.empty();
        }
        var day = Days.Asked.day(anniversary.strip());
        if (day.isEmpty()) {
            var unused = faults.add("bad-day", "/anniversary", "must be a day such as 2026-01-31");
        }
        return day;
    }
}
