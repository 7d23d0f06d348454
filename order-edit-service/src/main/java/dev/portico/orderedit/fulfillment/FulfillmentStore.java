package dev.portico.orderedit.fulfillment;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.kit.http.Cursor;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.orderedit.document.Documents;
import dev.portico.orderedit.fulfillment.FulfillRequest.Scope;
import dev.portico.orderedit.fulfillment.domain.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs and what they did, as rows. Only inside a transaction. */
@ApplicationScoped
class FulfillmentStore {

    // One statement takes down whom a run looks at, however many they are: those that come later are another run's.
    private static final String START =
            """
            with run as (
                insert into fulfillment_run (id, merchant, listing_id, scope, actor, orders, started_at)
                values (:id, cast(:merchant as text), cast(:listing as uuid), :scope, :actor, 0,
                        cast(cast(:now as text) as timestamptz))),
            looked_at as (
                insert into fulfillment_outcome (run_id, merchant, order_id, placed_at)
                select :id, cast(:merchant as text), w.order_id, w.placed_at from (%s) w
                returning 1)
            select count(*) from looked_at
            """;
    private static final Sql START_WITH_OLDEST = Sql.of(
            START.formatted(
                    """
            select distinct l.order_id, l.placed_at from pre_order_line l
             where l.merchant = cast(:merchant as text) and l.listing_id = cast(:listing as uuid) and l.held
             order by l.placed_at, l.order_id limit :limit
            """));
    // Whoever names an order hears of it, whether it waits or is there at all.
    private static final Sql START_WITH_CHOSEN = Sql.of(
            START.formatted(
                    """
            select c.order_id, coalesce((select o.placed_at from orders o
                                          where o.merchant = cast(:merchant as text) and o.id = c.order_id),
                                        cast(cast(:now as text) as timestamptz)) as placed_at
              from (select distinct cast(id as uuid) as order_id
                      from jsonb_array_elements_text(cast(cast(:orders as text) as jsonb)) as id) c
            """));
    private static final Sql COUNTED =
            Sql.of("update fulfillment_run set orders = :orders where merchant = :merchant and id = :id");
    private static final Sql FIND = Sql.of(
            """
            select cast(to_jsonb(r) as text) from fulfillment_run r where r.merchant = :merchant and r.id = :id
            """);
    private static final Sql OUTCOMES = Sql.of(
            """
            select cast(jsonb_build_object('orderId', o.order_id, 'placedAt', o.placed_at, 'outcome', o.outcome) as text)
              from fulfillment_outcome o
             where o.merchant = :merchant and o.run_id = :run and o.outcome is not null
               and (o.placed_at, o.order_id) > (cast(cast(:at as text) as timestamptz), :order)
             order by o.placed_at, o.order_id limit :limit
            """);
    private static final Sql NEXT = Sql.of(
            """
            select o.order_id from fulfillment_outcome o
             where o.merchant = :merchant and o.run_id = :run and o.outcome is null
             order by o.placed_at, o.order_id limit :limit
            """);
    private static final Sql RECORD = Sql.of(
            """
            with done as (
                update fulfillment_outcome o set outcome = d.outcome
                  from jsonb_to_recordset(cast(cast(:done as text) as jsonb)) as d ("orderId" uuid, outcome text)
                 where o.merchant = cast(:merchant as text) and o.run_id = cast(:run as uuid) and o.order_id = d."orderId"
                   and o.outcome is null
                returning o.outcome)
            update fulfillment_run
               set released = released + (select count(*) from done where outcome = 'RELEASED'),
                   skipped = skipped + (select count(*) from done where outcome <> 'RELEASED')
             where merchant = cast(:merchant as text) and id = cast(:run as uuid)
            """);
    private static final Sql END = Sql.of(
            """
            update fulfillment_run set ended_at = cast(cast(:now as text) as timestamptz)
             where merchant = :merchant and id = :id
            """);

    /** A run as it is stored. */
    record Run(
            UUID id,
            UUID listingId,
            Scope scope,
            Actor actor,
            int orders,
            int released,
            int skipped,
            Instant startedAt,
            @Nullable Instant endedAt) {}

    /** An outcome with its place among those of its run. */
    record Placed(RunView.OfOrder outcome, Cursor place) {}

    /** Takes down whom the run looks at; the number of them. */
    Uni<Integer> start(MerchantId merchant, Run run, FulfillRequest request) {
        var call = request.scope() == Scope.CHOSEN
                ? START_WITH_CHOSEN.with("orders", Documents.write(Objects.requireNonNull(request.orderIds())))
                : START_WITH_OLDEST.with("limit", Objects.requireNonNullElse(request.count(), Integer.MAX_VALUE));
        return call.with("id", run.id())
                .with("merchant", merchant.value())
                .with("listing", run.listingId())
                .with("scope", run.scope().name())
                .with("actor", run.actor().value())
                .with("now", run.startedAt().toString())
                .one(Long.class)
                .map(Math::toIntExact)
                .call(orders -> COUNTED.with("orders", orders)
                        .with("merchant", merchant.value())
                        .with("id", run.id())
                        .update());
    }

    Uni<Optional<Run>> find(MerchantId merchant, UUID id) {
        return FIND.with("merchant", merchant.value())
                .with("id", id)
                .first(String.class)
                .map(found -> found.map(Documents::tree).map(FulfillmentStore::run));
    }

    private static Run run(JsonNode row) {
        var endedAt = row.get("ended_at");
        return new Run(
                UUID.fromString(row.get("id").asText()),
                UUID.fromString(row.get("listing_id").asText()),
                Scope.valueOf(row.get("scope").asText()),
                new Actor(row.get("actor").asText()),
                row.get("orders").asInt(),
                row.get("released").asInt(),
                row.get("skipped").asInt(),
                Documents.read(row.get("started_at"), Instant.class),
                endedAt.isNull() ? null : Documents.read(endedAt, Instant.class));
    }

    /** What was done after a place, oldest order first. */
    Uni<List<Placed>> outcomes(MerchantId merchant, UUID run, Cursor after, int limit) {
        return OUTCOMES.with("merchant", merchant.value())
                .with("run", run)
                .with("at", after.at().toString())
                .with("order", after.id())
                .with("limit", limit)
                .column(String.class)
                .map(rows ->
                        rows.stream().map(row -> placed(Documents.tree(row))).toList());
    }

    private static Placed placed(JsonNode row) {
        var order = UUID.fromString(row.get("orderId").asText());
        var outcome =
                new RunView.OfOrder(order, Outcome.valueOf(row.get("outcome").asText()));
        return new Placed(outcome, new Cursor(Documents.read(row.get("placedAt"), Instant.class), order));
    }

    /** The orders that were not looked at yet, oldest first. */
    Uni<List<UUID>> next(MerchantId merchant, UUID run, int limit) {
        return NEXT.with("merchant", merchant.value())
                .with("run", run)
                .with("limit", limit)
                .column(UUID.class);
    }

    Uni<Void> record(MerchantId merchant, UUID run, List<RunView.OfOrder> done) {
        return RECORD.with("done", Documents.write(done))
                .with("merchant", merchant.value())
                .with("run", run)
                .update()
                .replaceWithVoid();
    }

    Uni<Void> end(MerchantId merchant, UUID run, Instant now) {
        return END.with("now", now.toString())
                .with("merchant", merchant.value())
                .with("id", run)
                .update()
                .replaceWithVoid();
    }
}
