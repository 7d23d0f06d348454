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

    private static final String OWED =
            "order_total_minor - paid_minor - authorized_minor + refunded_minor - waived_minor";
    // what of it is due is known when it is charged: never more than the listing's lines cost
    private static final String OWED_FOR_LISTING = "least(%s, pre_ordered.minor)".formatted(OWED);
    private static final String JOIN_LISTING =
            """
            join schedule on schedule.order_id = account.order_id and schedule.merchant = :merchant
              join lateral (
                   select cast(sum(cast(line ->> 'amountMinor' as bigint)) as bigint) as minor
                     from jsonb_array_elements(document -> 'lines') line
                    where line -> 'terms' ->> 'listingId' = cast(:listing as text)) pre_ordered on pre_ordered.minor > 0
            """;
    // ids of orders are in the order of their time
    private static final String CHOSEN =
            """
            select account.order_id, account.currency, OWED as owed
              from account
              join payment_method on payment_method.order_id = account.order_id and replaced_at is null
              JOIN
             where account.merchant = :merchant and payment_method.merchant = :merchant and opened
               and OWED > 0
               and (cast(:orders as uuid[]) is null or account.order_id = any(cast(:orders as uuid[])))
             order by account.order_id DIRECTION
             limit cast(:count as bigint)
            """;
    // the id is drawn once per row, in a query of its own: it is used twice
    private static final String CREATE =
            """
            insert into charge (id, merchant, order_id, run_id, listing_id, amount_minor, currency, announced, status,
                                attempt, processor_key, due_at, asked, created_at, changed_at, version)
            select id, :merchant, order_id, :run, cast(cast(:listing as text) as uuid), owed, currency, false, 'CREATED', 1,
                   'charge-' || id || '-1', cast(cast(:now as text) as timestamptz), 0,
                   cast(cast(:now as text) as timestamptz), cast(cast(:now as text) as timestamptz), 0
              from (select gen_random_uuid() as id, chosen.* from (%s) chosen) drawn
            """;
    private static final String COUNT =
            """
            select 'CREATED', currency, count(*), cast(sum(owed) as bigint) from (%s) chosen group by currency order by currency
            """;
    private static final Statements OLDEST = Statements.of("asc", OWED, "");
    private static final Statements NEWEST = Statements.of("desc", OWED, "");
    private static final Statements OLDEST_OF_LISTING = Statements.of("asc", OWED_FOR_LISTING, JOIN_LISTING);
    private static final Statements NEWEST_OF_LISTING = Statements.of("desc", OWED_FOR_LISTING, JOIN_LISTING);
    private static final Sql INSERT = Sql.of(
            """
            insert into charge_run (id, merchant, scope, listing_id, started_by, created_at)
            values (:id, :merchant, :scope, cast(cast(:listing as text) as uuid), :by, cast(cast(:now as text) as timestamptz))
            """);
    private static final Sql FIND = Sql.of(
            "select scope, started_by, created_at, listing_id from charge_run where id = :id and merchant = :merchant");
    private static final Sql OUTCOMES = Sql.of(
            """
            select status, currency, count(*), cast(sum(amount_minor) as bigint) from charge
             where run_id = :id and merchant = :merchant group by status, currency order by status, currency
            """);

    /** The same choice of orders, to store charges of and to count. */
    private record Statements(Sql create, Sql count) {

        static Statements of(String direction, String owed, String join) {
            var chosen =
                    CHOSEN.replace("DIRECTION", direction).replace("OWED", owed).replace("JOIN", join);
            return new Statements(Sql.of(CREATE.formatted(chosen)), Sql.of(COUNT.formatted(chosen)));
        }

        static Statements of(ChargeRunRequest request) {
            var newest = request.scope() == Scope.NEWEST;
            return request.listingId() == null
                    ? (newest ? NEWEST : OLDEST)
                    : (newest ? NEWEST_OF_LISTING : OLDEST_OF_LISTING);
        }
    }

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
        var counting = choosing(Statements.of(request).count(), merchant, request);
        return (request.listingId() == null ? counting : counting.with("listing", listing(request)))
                .rows()
                .map(rows -> new ChargeRunView(
                        null, request.scope().name(), request.listingId(), true, null, null, true, outcomes(rows)));
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
                .with("listing", listing(request))
                .with("by", caller.actor().value())
                .with("now", now)
                .update()
                .chain(() -> choosing(Statements.of(request).create(), caller.merchant(), request)
                        .with("listing", listing(request))
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

    private static @Nullable String listing(ChargeRunRequest request) {
        return request.listingId() == null ? null : request.listingId().toString();
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
                (UUID) run[3],
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
