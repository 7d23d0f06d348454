package dev.portico.orderedit.usage;

import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.orderedit.document.Documents;
import dev.portico.orderedit.usage.domain.BillingPeriod;
import dev.portico.orderedit.usage.domain.Plan;
import dev.portico.orderedit.usage.domain.PlanUse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;

/** Plans as rows. Only inside a transaction. */
@ApplicationScoped
class Plans {

    private static final String FIND =
            """
            select cast(jsonb_build_object(
                       'plan', %s,
                       'zone', (select m.time_zone from merchant m where m.merchant = :merchant)) as text)
            """
                    .formatted(PlanRows.SELECT);
    private static final Sql BY_MERCHANT = Sql.of(FIND);
    private static final Sql LOCK =
            Sql.of("select merchant from usage_plan where merchant = :merchant for no key update");

    // Commits count up under the row's lock, so what is counted here is all of it.
    private static final Sql REPLACE = Sql.of(
            """
            insert into usage_plan as u (merchant, name, monthly_edits, anniversary, period_ends_on, used, updated_at)
            select :merchant, :name, cast(:monthlyEdits as int), cast(cast(:anniversary as text) as date),
                   cast(cast(:periodEndsOn as text) as date),
                   (select count(*) from order_edit e
                     where e.merchant = :merchant and e.counted
                       and e.committed_at >= cast(cast(:start as text) as timestamptz)
                       and e.committed_at < cast(cast(:end as text) as timestamptz)),
                   cast(cast(:now as text) as timestamptz)
            on conflict (merchant) do update
               set name = excluded.name, monthly_edits = excluded.monthly_edits, anniversary = excluded.anniversary,
                   period_ends_on = excluded.period_ends_on, used = excluded.used, updated_at = excluded.updated_at
            returning used
            """);

    private final Clock clock;

    Plans(Clock clock) {
        this.clock = clock;
    }

    /** A merchant's plan, if it was given one, and its time zone. */
    record Shop(Optional<PlanUse> use, ZoneId zone) {

        Plan plan() {
            return use.map(PlanUse::plan).orElse(Plan.UNLIMITED);
        }
    }

    Uni<Shop> find(MerchantId merchant) {
        return BY_MERCHANT
                .with("merchant", merchant.value())
                .one(String.class)
                .map(Documents::tree)
                .map(row -> new Shop(
                        PlanRows.planUse(row.path("plan")),
                        ZoneId.of(row.path("zone").asText("UTC"))));
    }

    /** Keeps commits from counting until the transaction ends. */
    Uni<Void> lock(MerchantId merchant) {
        return LOCK.with("merchant", merchant.value()).rows().replaceWithVoid();
    }

    /** The uses of the current period, counted anew: its days may be others than before. */
    Uni<Long> replace(MerchantId merchant, Plan plan, BillingPeriod period) {
        return REPLACE.with("merchant", merchant.value())
                .with("name", plan.name())
                .with("monthlyEdits", plan.monthlyEdits())
                .with("anniversary", plan.anniversary().toString())
                .with("periodEndsOn", period.endsOn().toString())
                .with("start", period.start().toString())
                .with("end", period.end().toString())
                .with("now", clock.instant().toString())
                .one(Long.class);
    }
}
