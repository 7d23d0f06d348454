package dev.portico.payment.charge;

import dev.portico.kit.http.Cursor;
import dev.portico.kit.http.IdempotencyKeys;
import dev.portico.kit.http.Page;
import dev.portico.kit.http.Problems;
import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Caller;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.AfterCommit;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.payment.charge.ChargeRunRequest.Scope;
import dev.portico.payment.charge.ChargeRunView.OutcomeView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Charges of many orders at once. A run is one transaction that stores it with a charge per order, in one statement however
 * many there are; {@link MakeCharges} makes them like any other, and after a crash goes on with those that are left.
 */
@ApplicationScoped
class ChargeRuns {

    private static final String IDEMPOTENCY = "charge-run";
    private static final Set<String> OPEN = Set.of("CREATED", "PENDING", "UNKNOWN");

    // %s is asc or desc: ids of orders are in the order of their time
    private static final String CHOSEN =
            """
            select account.order_id, account.currency,
                   order_total_minor - paid_minor + refunded_minor - waived_minor as owed
              from account
              join payment_method on payment_method.order_id = account.order_id and replaced_at is null
             where account.merchant = :merchant and payment_method.merchant = :merchant and opened
               and order_total_minor - paid_minor + refunded_minor - waived_minor > 0
               and (cast(:orders as uuid[]) is null or account.order_id = any(cast(:orders as uuid[])))
             order by account.order_id %s
             limit cast(:count as bigint)
            """;
    // the id is drawn once per row, in a query of its own: it is used twice
    private static final String CREATE =
            """
            insert into charge (id, merchant, order_id, run_id, amount_minor, currency, announced, status, attempt,
                                processor_key, due_at, asked, created_at, changed_at, version)
            select id, :merchant, order_id, :run, owed, currency, false, 'CREATED', 1, 'charge-' || id || '-1',
                   cast(cast(:now as text) as timestamptz), 0, cast(cast(:now as text) as timestamptz),
                   cast(cast(:now as text) as timestamptz), 0
              from (select gen_random_uuid() as id, chosen.* from (%s) chosen) drawn
            """;
    private static final String COUNT =
            """
            select 'CREATED', currency, count(*), cast(sum(owed) as bigint) from (%s) chosen group by currency order by currency
            """;
    private static final Sql CREATE_OLDEST = Sql.of(CREATE.formatted(CHOSEN.formatted("asc")));
    private static final Sql CREATE_NEWEST = Sql.of(CREATE.formatted(CHOSEN.formatted("desc")));
    private static final Sql COUNT_OLDEST = Sql.of(COUNT.formatted(CHOSEN.formatted("asc")));
    private static final Sql COUNT_NEWEST = Sql.of(COUNT.formatted(CHOSEN.formatted("desc")));
    private static final Sql INSERT = Sql.of(
            """
            insert into charge_run (id, merchant, scope, started_by, created_at)
            values (:id, :merchant, :scope, :by, cast(cast(:now as text) as timestamptz))
            """);
    private static final Sql FIND =
            Sql.of("select scope, started_by, created_at from charge_run where id = :id and merchant = :merchant");
    private static final Sql OUTCOMES = Sql.of(
            """
            select status, currency, count(*), cast(sum(amount_minor) as bigint) from charge
             where run_id = :id and merchant = :merchant group by status, currency order by status, currency
            """);

    private final IdempotencyKeys keys;
    private final ChargeRepository charges;
    private final MakeCharges makeCharges;
    private final Clock clock;

    ChargeRuns(IdempotencyKeys keys, ChargeRepository charges, MakeCharges makeCharges, Clock clock) {
        this.keys = keys;
        this.charges = charges;
        this.makeCharges = makeCharges;
        this.clock = clock;
    }

    /** What is remembered of a request under its key: the run it led to. */
    private record Begun(UUID runId) {}

    /** The run for this key: started now, or the one it led to before. */
    @MerchantTransaction
    public Uni<ChargeRunView> start(
            MerchantId merchant, Caller caller, @Nullable String key, ChargeRunRequest request) {
        return keys.once(merchant, IDEMPOTENCY, key, request, Begun.class, () -> create(caller, request))
                .chain(begun -> view(merchant, begun.runId()));
    }

    @MerchantTransaction
    public Uni<ChargeRunView> dryRun(MerchantId merchant, ChargeRunRequest request) {
        return choosing(request.scope() == Scope.NEWEST ? COUNT_NEWEST : COUNT_OLDEST, merchant, request)
                .rows()
                .map(rows -> new ChargeRunView(null, request.scope().name(), true, null, null, true, outcomes(rows)));
    }

    @MerchantTransaction
    public Uni<ChargeRunView> find(MerchantId merchant, UUID id) {
        return view(merchant, id);
    }

    @MerchantTransaction
    public Uni<Page<ChargeView>> report(MerchantId merchant, UUID id, Optional<Cursor> after, int limit) {
        return row(merchant, id)
                .chain(run -> charges.ofRun(merchant, id, after, limit + 1))
                .map(rows -> ChargeView.page(rows, limit));
    }

    private Uni<Begun> create(Caller caller, ChargeRunRequest request) {
        var id = Ids.next();
        var now = clock.instant().toString();
        return INSERT.with("id", id)
                .with("merchant", caller.merchant().value())
                .with("scope", request.scope().name())
                .with("by", caller.actor().value())
                .with("now", now)
                .update()
                .chain(() -> choosing(
                                request.scope() == Scope.NEWEST ? CREATE_NEWEST : CREATE_OLDEST,
                                caller.merchant(),
                                request)
                        .with("run", id)
                        .with("now", now)
                        .update())
                .invoke(created -> AfterCommit.run(makeCharges::wake))
                .replaceWith(new Begun(id));
    }

    private static Sql.Call choosing(Sql statement, MerchantId merchant, ChargeRunRequest request) {
        var orders = request.orderIds();
        return statement
                .with("merchant", merchant.value())
                .with("orders", orders == null ? null : orders.toArray(UUID[]::new))
                .with("count", request.count() == null ? null : Long.valueOf(request.count()));
    }

    private static Uni<ChargeRunView> view(MerchantId merchant, UUID id) {
        return row(merchant, id).chain(run -> OUTCOMES.with("id", id)
                .with("merchant", merchant.value())
                .rows()
                .map(rows -> view(id, run, outcomes(rows))));
    }

    private static Uni<@Nullable Object[]> row(MerchantId merchant, UUID id) {
        return FIND.with("id", id).with("merchant", merchant.value()).rows().map(rows -> rows.stream()
                .findFirst()
                .orElseThrow(() -> Problems.notFound("charge-run")));
    }

    private static ChargeRunView view(UUID id, @Nullable Object[] run, List<OutcomeView> outcomes) {
        return new ChargeRunView(
                id,
                text(run[0]),
                false,
                text(run[1]),
                instant(Objects.requireNonNull(run[2])),
                outcomes.stream().noneMatch(outcome -> OPEN.contains(outcome.status())),
                outcomes);
    }

    private static List<OutcomeView> outcomes(List<@Nullable Object[]> rows) {
        return rows.stream()
                .map(row -> new OutcomeView(text(row[0]), text(row[1]), number(row[2]), number(row[3])))
                .toList();
    }

    private static String text(@Nullable Object value) {
        return Objects.requireNonNull(value).toString();
    }

    private static long number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).longValue();
    }

    private static Instant instant(Object value) {
        return value instanceof Instant instant ? instant : ((OffsetDateTime) value).toInstant();
    }
}
