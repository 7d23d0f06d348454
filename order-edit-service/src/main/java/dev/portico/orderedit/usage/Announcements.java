package dev.portico.orderedit.usage;

import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.outbox.Outbox;
import dev.portico.kit.outbox.PublishedEvent;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.orderedit.document.Documents;
import dev.portico.orderedit.order.OrderWire;
import dev.portico.orderedit.usage.domain.PlanUse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/** Tells everybody that a threshold of an allowance was reached, once per period and plan. */
@ApplicationScoped
class Announcements {

    // Whoever gets here holds the row of the plan, so that the sequence has no gap and no twin.
    private static final Sql ANNOUNCE = Sql.of(
            """
            with told as (
                insert into usage_announcement (merchant, ends_on, monthly_edits, percent, sequence)
                select u.merchant, u.period_ends_on, u.monthly_edits, cast(:percent as int),
                       1 + coalesce((select max(a.sequence) from usage_announcement a where a.merchant = :merchant), 0)
                  from usage_plan u
                 where u.merchant = :merchant and u.monthly_edits is not null
                on conflict do nothing
                returning sequence)
            select cast(jsonb_build_object('sequence', told.sequence, 'plan', %s) as text) from told
            """
                    .formatted(PlanRows.SELECT));

    private final Outbox outbox;

    Announcements(Outbox outbox) {
        this.outbox = outbox;
    }

    Uni<Void> announce(MerchantId merchant, int percent, Instant now, ZoneId zone) {
        return ANNOUNCE.with("merchant", merchant.value())
                .with("percent", percent)
                .first(String.class)
                .map(told -> told.map(row -> List.of(event(merchant, row, percent, now, zone)))
                        .orElseGet(List::of))
                .chain(outbox::append);
    }

    private static PublishedEvent event(MerchantId merchant, String row, int percent, Instant now, ZoneId zone) {
        var told = Documents.tree(row);
        var use = PlanRows.planUse(told.get("plan")).orElseThrow();
        return new PublishedEvent(
                Ids.next(),
                OrderWire.TOPIC,
                "usage.threshold-reached.v1",
                merchant.value(),
                merchant,
                Actor.SYSTEM,
                told.get("sequence").asLong(),
                now,
                data(use, percent, now, zone));
    }

    private static UsageWire.ThresholdReached data(PlanUse use, int percent, Instant now, ZoneId zone) {
        int limit = Objects.requireNonNull(use.plan().monthlyEdits()); // only limited plans are announced
        return UsageWire.thresholdReached(use.period(now, zone), limit, use.used(), percent);
    }
}
