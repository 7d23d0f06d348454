package dev.portico.payment.overview;

import dev.portico.kit.http.Cursor;
import dev.portico.kit.http.Page;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.payment.overview.ChargeRunSummary.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists across a merchant's orders, each one statement by an index. One public method is one transaction. */
@ApplicationScoped
class Overviews {

    private static final Set<String> UNDER_WAY = Set.of("CREATED", "PENDING", "UNKNOWN");

    private static final Sql RUNS = Sql.of(
            """
            with page as materialized (
                select id, scope, started_by, created_at from charge_run
                 where merchant = :merchant
                   and (cast(cast(:at as text) as timestamptz) is null
                        or (created_at, id) < (cast(cast(:at as text) as timestamptz), cast(:id as uuid)))
                 order by created_at desc, id desc
                 limit cast(:limit as bigint))
            select page.id, page.scope, page.started_by, page.created_at, charge.status, charge.currency, count(charge.id),
                   cast(coalesce(sum(charge.amount_minor), 0) as bigint)
              from page
              left join charge on charge.run_id = page.id and charge.merchant = :merchant
             group by page.id, page.scope, page.started_by, page.created_at, charge.status, charge.currency
             order by page.created_at desc, page.id desc, charge.status, charge.currency
            """);

    // As Balance.due() has it: a credit up to what a waiting edit will cost is not due back. Where something is due
    // back,
    // nothing is reserved any more.
    private static final Sql REFUNDS_DUE = Sql.of(
            """
            with owing as (
                select account.order_id, order_number, account.currency, due_since,
                       paid_minor - refunded_minor + waived_minor - order_total_minor
                           - greatest(coalesce(expected_total_minor, 0) - order_total_minor, 0) as due,
                       (select cast(coalesce(sum(amount_minor), 0) as bigint) from refund_part
                         where refund_part.order_id = account.order_id and refund_part.merchant = :merchant
                           and (status in ('CREATED', 'PENDING', 'UNKNOWN') or (status = 'FAILED' and next_at is not null)))
                           as under_way
                  from account
                  left join refund_wait on refund_wait.order_id = account.order_id and refund_wait.merchant = :merchant
                 where account.merchant = :merchant and opened
                   and order_total_minor - paid_minor + refunded_minor - waived_minor < 0
                   and (cast(:id as uuid) is null or account.order_id < cast(:id as uuid)))
            select order_id, order_number, due - under_way, under_way, currency, due_since
              from owing
             where due > under_way
             order by order_id desc
             limit cast(:limit as bigint)
            """);

    /** Newest first. */
    @MerchantTransaction
    public Uni<Page<ChargeRunSummary>> runs(MerchantId merchant, Optional<Cursor> after, int limit) {
        return RUNS.with("merchant", merchant.value())
                .with("at", after.map(cursor -> cursor.at().toString()).orElse(null))
                .with("id", after.map(Cursor::id).orElse(null))
                .with("limit", limit + 1L)
                .rows()
                .map(Overviews::summaries)
                .map(runs -> Page.of(runs, limit, run -> new Cursor(run.createdAt(), run.id())));
    }

    /** Of the newest orders first. */
    @MerchantTransaction
    public Uni<Page<RefundDueView>> refundsDue(MerchantId merchant, Optional<Cursor> after, int limit) {
        return REFUNDS_DUE
                .with("merchant", merchant.value())
                .with("id", after.map(Cursor::id).orElse(null))
                .with("limit", limit + 1L)
                .rows()
                .map(rows -> rows.stream().map(Overviews::refundDue).toList())
                .map(due -> Page.of(due, limit, order -> new Cursor(Instant.EPOCH, order.orderId())));
    }

    private static List<ChargeRunSummary> summaries(List<@Nullable Object[]> rows) {
        var byRun = new LinkedHashMap<UUID, List<@Nullable Object[]>>();
        rows.forEach(row -> byRun.computeIfAbsent((UUID) required(row[0]), id -> new ArrayList<>())
                .add(row));
        return byRun.values().stream().map(Overviews::summary).toList();
    }

    private static ChargeRunSummary summary(List<@Nullable Object[]> rows) {
        var run = rows.get(0);
        var outcomes = rows.stream()
                .filter(row -> row[4] != null)
                .map(row -> new Outcome(text(row[4]), text(row[5]), number(row[6]), number(row[7])))
                .toList();
        return new ChargeRunSummary(
                (UUID) required(run[0]),
                text(run[1]),
                text(run[2]),
                instant(required(run[3])),
                outcomes.stream().noneMatch(outcome -> UNDER_WAY.contains(outcome.status())),
                outcomes);
    }

    private static RefundDueView refundDue(@Nullable Object[] row) {
        return new RefundDueView(
                (UUID) required(row[0]),
                text(row[1]),
                number(row[2]),
                number(row[3]),
                text(row[4]),
                row[5] == null ? null : instant(row[5]));
    }

    private static Object required(@Nullable Object value) {
        return Objects.requireNonNull(value);
    }

    private static String text(@Nullable Object value) {
        return required(value).toString();
    }

    private static long number(@Nullable Object value) {
        return ((Number) required(value)).longValue();
    }

    private static Instant instant(Object value) {
        return value instanceof Instant instant ? instant : ((OffsetDateTime) value).toInstant();
    }
}
