package dev.portico.orderedit.usage;

import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.orderedit.policy.domain.Situation;
import dev.portico.orderedit.usage.domain.Allowance;
import dev.portico.orderedit.usage.domain.Thresholds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts saves against the allowance, inside the statement that stores the edit: a fragment of SQL, the values it needs, and
 * what is to be done with what it returns. Only on reaching a threshold is there another statement.
 */
@ApplicationScoped
public class UsageMeter {

    /**
     * A data-modifying {@code with} part that returns {@code used} and {@code monthly_edits}; nothing where there is no limit or
     * the last use was taken meanwhile. Its parameters are {@code merchant} and those of {@link #bind}.
     */
    public static final String COUNT =
            """
            use_counted as (
                update usage_plan
                   set used = case when period_ends_on >= cast(cast(:periodEndsOn as text) as date) then used + 1 else 1 end,
                       period_ends_on = greatest(period_ends_on, cast(cast(:periodEndsOn as text) as date))
                 where merchant = :merchant and :counted and monthly_edits is not null
                   and (used < monthly_edits or :beyond or period_ends_on < cast(cast(:periodEndsOn as text) as date))
                returning used, monthly_edits)""";

    private final Announcements announcements;
    private final AllowanceTimers timers;

    UsageMeter(Announcements announcements, AllowanceTimers timers) {
        this.announcements = announcements;
        this.timers = timers;
    }

    /** A use as it was counted. */
    private record Use(long used, int limit) {

        /** From a row of the columns that {@link #COUNT} returns; empty where it counted nothing. */
        static Optional<Use> of(List<@Nullable Object[]> rows) {
            return rows.stream()
                    .filter(row -> row[0] != null && row[1] != null)
                    .findFirst()
                    .map(row -> new Use(number(row[0]), (int) number(row[1])));
        }

        private static long number(@Nullable Object value) {
            return value instanceof Number number ? number.longValue() : 0;
        }
    }

    /**
     * A save, and what its decision was made with.
     *
     * @param counts tests don't, nor does what the shop has decided
     */
    public record Save(MerchantId merchant, Situation situation, boolean counts) {

        private Allowance allowance() {
            return situation.allowance();
        }
    }

    /** The values of {@link #COUNT}. A save that was let through beyond the limit is counted there. */
    public static Sql.Call bind(Sql.Call insert, Save save) {
        var until = save.allowance().until();
        var endsOn = until == null
                ? LocalDate.of(2000, 1, 1)
                : LocalDate.ofInstant(until, save.situation().zone());
        return insert.with("counted", save.counts())
                .with("beyond", save.allowance().exhausted())
                .with("periodEndsOn", endsOn.toString());
    }

    /**
     * Follows a save with what its statement returned.
     *
     * @return failed with {@link OptimisticLockException} when another transaction has taken the last use since the allowance
     *     was read: the edit is then decided anew
     */
    public Uni<Void> follow(Save save, List<@Nullable Object[]> rows) {
        var use = Use.of(rows);
        if (use.isEmpty() && save.counts() && save.allowance().limit() != null) {
            throw new OptimisticLockException("The allowance was used up meanwhile");
        }
        return use.flatMap(counted -> Thresholds.reachedBy(counted.used(), counted.limit()))
                .map(percent -> reached(save, percent))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> reached(Save save, int percent) {
        var now = save.situation().now();
        var announced = announcements.announce(
                save.merchant(), percent, now, save.situation().zone());
        return percent < 100 ? announced : announced.chain(() -> timers.at(save.merchant(), now));
    }
}
