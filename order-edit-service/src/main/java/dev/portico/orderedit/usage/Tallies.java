package dev.portico.orderedit.usage;

import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.orderedit.usage.Tally.Count;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts what was done, by days of a time zone. Only inside a transaction. */
@ApplicationScoped
class Tallies {

    private static final String OF_EDITS =
            """
              from order_edit e %s
             where e.merchant = :merchant and %s
               and e.committed_at >= cast(cast(:start as text) as timestamptz)
               and e.committed_at < cast(cast(:end as text) as timestamptz)
             group by 1, 2
            """;
    private static final String DAY = "select cast(cast(timezone(:zone, %s) as date) as text), %s, count(*) ";

    private static final Sql EDITS =
            Sql.of(DAY.formatted("e.committed_at", "''") + OF_EDITS.formatted("", "e.counted"));
    private static final Sql TESTS = Sql.of(DAY.formatted("e.committed_at", "''") + OF_EDITS.formatted("", "e.test"));
    private static final Sql ACTIONS = Sql.of(DAY.formatted("e.committed_at", "a.action")
            + OF_EDITS.formatted("cross join lateral unnest(e.actions) as a (action)", "e.counted"));
    private static final Sql CANCELLATIONS = Sql.of(
            DAY.formatted("h.at", "coalesce(h.events -> 0 -> 'data' -> 'cancellation' ->> 'reason', 'OTHER')")
                    + """
              from order_history h
             where h.merchant = :merchant and h.type = 'order.canceled'
               and h.at >= cast(cast(:start as text) as timestamptz)
               and h.at < cast(cast(:end as text) as timestamptz)
             group by 1, 2
            """);

    Uni<Tally> of(MerchantId merchant, Days days, ZoneId zone) {
        return counts(EDITS, merchant, days, zone)
                .chain(edits ->
                        counts(TESTS, merchant, days, zone).map(tests -> new Tally(edits, tests, List.of(), List.of())))
                .chain(tally -> counts(ACTIONS, merchant, days, zone)
                        .map(actions -> new Tally(tally.edits(), tally.tests(), actions, List.of())))
                .chain(tally -> counts(CANCELLATIONS, merchant, days, zone)
                        .map(cancellations -> new Tally(tally.edits(), tally.tests(), tally.actions(), cancellations)));
    }

    /** Counted saves between two days. */
    Uni<Long> edits(MerchantId merchant, Days days, ZoneId zone) {
        return counts(EDITS, merchant, days, zone).map(Tally::sum);
    }

    private static Uni<List<Count>> counts(Sql sql, MerchantId merchant, Days days, ZoneId zone) {
        return sql.with("merchant", merchant.value())
                .with("zone", zone.getId())
                .with("start", days.start(zone).toString())
                .with("end", days.end(zone).toString())
                .rows()
                .map(rows -> rows.stream().map(Tallies::count).toList());
    }

    private static Count count(@Nullable Object[] row) {
        return new Count(
                LocalDate.parse(text(row[0])), text(row[1]), row[2] instanceof Number number ? number.longValue() : 0);
    }

    private static String text(@Nullable Object value) {
        return Objects.requireNonNull(value).toString();
    }
}
