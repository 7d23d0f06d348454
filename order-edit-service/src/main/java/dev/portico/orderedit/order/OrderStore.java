package dev.portico.orderedit.order;

import dev.portico.kit.http.Cursor;
import dev.portico.kit.outbox.PublishedEvent;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.orderedit.document.Documents;
import dev.portico.orderedit.history.HistoryEntries;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.usage.PlanRows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Orders as rows. Native SQL on purpose: a command is one read with everything it needs and one guarded write, and the
 * statements are what the budget counts. Only inside a transaction.
 */
@ApplicationScoped
public class OrderStore {

    private static final String SHOP =
            """
            (select json_build_object('portalEnabled', m.portal_enabled, 'timeZone', m.time_zone)
               from merchant m where m.merchant = :merchant)""";
    private static final String PRODUCTS =
            """
            (select json_agg(p.document || jsonb_build_object('variants', (
                        select coalesce(jsonb_agg(v.document || jsonb_build_object('stock', v.stock) order by v.position),
                                        cast('[]' as jsonb))
                          from variant v
                         where v.merchant = p.merchant and v.product_id = p.external_id)))
               from product p
              where p.merchant = :merchant
                and p.external_id in (select line -> 'item' ->> 'productId'
                                        from jsonb_array_elements(%s -> 'lines') line
                                       %s))""";

    // What is only passed on is put together as json, which is text: jsonb would take every document apart first.
    // Edits are counted only where their number is limited, and so never more than the limit.
    private static final String LOAD_WITH =
            """
            select cast(json_build_object(
                'order', o.document,
                'sequence', o.event_sequence,
                'policy', (select p.document from edit_policy p where p.merchant = :merchant),
                'usage', %s,
                'rates', (select r.document from shipping_rates r where r.merchant = :merchant),
                'shop', %s,
                'edits', (select count(*) from order_edit e
                           where e.merchant = :merchant and e.order_id = o.id
                             and e.actor = 'customer' and e.kind = 'EDIT'
                             and exists (select from edit_policy p
                                          where p.merchant = :merchant and p.document ->> 'editLimit' is not null)),
                'balance', (select json_build_object('paidMinor', b.paid_minor, 'authorizedMinor', b.authorized_minor,
                                                     'pendingMinor', b.pending_minor)
                              from account_balance b where b.merchant = :merchant and b.order_id = o.id),
                'workflow', (select w.document from workflow_rules w where w.merchant = :merchant),
                'edit', (select json_build_object('id', e.id,
                                                  'outcome', case e.kind when 'CANCEL' then 'CANCELED' else 'APPLIED' end,
                                                  'requestHash', e.request_hash,
                                                  'sequence', e.sequence, 'after', e.after)
                           from order_edit e
                          where e.merchant = :merchant and e.order_id = o.id and e.idempotency_key = :key),
                'request', (select json_build_object('id', r.id, 'outcome', 'AWAITING_' || r.kind,
                                                     'requestHash', r.request_hash, 'sequence', r.sequence,
                                                     'after', r.answer)
                              from edit_request r
                             where r.merchant = :merchant and r.order_id = o.id and r.idempotency_key = :key),
                'products', %s)
                as text)
              from orders o
             where o.merchant = :merchant and
            """;
    private static final String LOAD = load("");
    // Also the products that staged changes name.
    private static final String LOAD_ALSO =
            load("union all select jsonb_array_elements_text(cast(cast(:also as text) as jsonb))");
    // The same facts for an order that is not stored yet.
    private static final Sql SURROUNDINGS = Sql.of(
            """
            select cast(json_build_object(
                'order', cast(cast(:document as text) as jsonb),
                'sequence', 0,
                'policy', (select p.document from edit_policy p where p.merchant = :merchant),
                'shop', %s,
                'usage', %s,
                'products', %s)
                as text)
            """
                    .formatted(
                            SHOP, PlanRows.SELECT, PRODUCTS.formatted("cast(cast(:document as text) as jsonb)", "")));
    private static final Sql BY_ID = Sql.of(LOAD_ALSO + "o.id = :id");
    private static final Sql BY_EXTERNAL_ID = Sql.of(LOAD + "o.external_id = :externalId");
    private static final Sql BY_IDS = Sql.of(
            LOAD + "o.id in (select cast(jsonb_array_elements_text(cast(cast(:ids as text) as jsonb)) as uuid))");
    private static final Sql OPEN_CHUNK = Sql.of(
            LOAD
                    + """
            o.status = 'OPEN' and o.window_closed_at is null and o.id > :after
             order by o.id limit :limit
            """);

    // The limit inside keeps a common tag from being read whole.
    private static final String WITH_TAG =
            """
            and o.id in (select t.order_id from order_term t
                          where t.merchant = :merchant and t.term = :tag
                            and (t.placed_at, t.order_id) < (cast(cast(:at as text) as timestamptz), :id)
                          order by t.placed_at desc, t.order_id desc limit :limit)
            """;
    private static final String ALSO_WITH_TAG =
            """
            and exists (select 1 from order_term t
                         where t.merchant = :merchant and t.term = :tag
                           and t.placed_at = o.placed_at and t.order_id = o.id)
            """;
    private static final String WITH_WORD =
            """
            and o.id in (select t.order_id from order_term t
                          where t.merchant = :merchant and t.term >= :word and t.term < :wordEnd)
            """;

    private static final Sql NEWEST = newest("");
    private static final Sql NEWEST_WITH_TAG = newest(WITH_TAG);
    private static final Sql NEWEST_WITH_WORD = newest(WITH_WORD);
    private static final Sql NEWEST_WITH_WORD_AND_TAG = newest(WITH_WORD + ALSO_WITH_TAG);

    private static final String RECORDED =
            """
            recorded as (
                insert into order_history (id, merchant, order_id, at, actor, type, from_version, to_version,
                                           total_before_minor, total_after_minor, events, changes)
                select h.id, s.merchant, s.id, h.at, h.actor, h.type, h.from_version, h.to_version,
                       h.total_before_minor, h.total_after_minor, h.events, h.changes
                  from stored s, jsonb_to_recordset(cast(cast(:history as text) as jsonb))
                    as h (id uuid, order_id uuid, at timestamptz, actor text, type text, from_version int, to_version int,
                          total_before_minor bigint, total_after_minor bigint, events jsonb, changes jsonb)
                 where s.id = h.order_id),
            """;

    private static final Sql INSERT = Sql.of(
            """
            with stored as (
                insert into orders (id, merchant, external_id, number, status, placed_at, currency, total_minor,
                                    version, platform_version, event_sequence, document)
                values (:id, :merchant, :externalId, :number, :status, cast(cast(:placedAt as text) as timestamptz), :currency,
                        :totalMinor, :version, :platformVersion, :sequence, cast(cast(:document as text) as jsonb))
                on conflict (merchant, external_id) do nothing
                returning id, merchant, placed_at),
            %s%sterms as (
                insert into order_term (merchant, term, placed_at, order_id)
                select s.merchant, t.term, s.placed_at, s.id
                  from stored s, jsonb_array_elements_text(cast(cast(:terms as text) as jsonb)) as t (term)
                on conflict do nothing)
            select count(*) from stored
            """
                    .formatted(RECORDED, PreOrderRows.STORED));

    // The terms to drop and to add are known: an order's words never change, its tags do.
    private static final Sql UPDATE = Sql.of(
            """
            with stored as (
                update orders
                   set status = :status, total_minor = :totalMinor, version = :version,
                       platform_version = :platformVersion, event_sequence = :sequence,
                       window_closed_at = cast(cast(:windowClosedAt as text) as timestamptz), document = cast(cast(:document as text) as jsonb)
                 where merchant = :merchant and id = :id and event_sequence = :expected
                returning id, merchant, placed_at),
            gone as (
                delete from order_term t using stored s
                 where t.order_id = s.id and t.merchant = s.merchant
                   and t.term in (select jsonb_array_elements_text(cast(cast(:termsGone as text) as jsonb)))),
            %s%sterms as (
                insert into order_term (merchant, term, placed_at, order_id)
                select s.merchant, t.term, s.placed_at, s.id
                  from stored s, jsonb_array_elements_text(cast(cast(:terms as text) as jsonb)) as t (term)
                on conflict do nothing)
            select count(*) from stored
            """
                    .formatted(RECORDED, PreOrderRows.STORED));

    // What is changed for many orders at once changes none of the words they are found by.
    private static final Sql UPDATE_ALL = Sql.of(
            """
            with stored as (
                update orders o
                   set status = n.status, total_minor = n.total_minor, version = n.version,
                       event_sequence = n.sequence, document = n.document
                  from jsonb_to_recordset(cast(cast(:orders as text) as jsonb))
                    as n (id uuid, expected bigint, status text, total_minor bigint, version int, sequence bigint,
                          document jsonb)
                 where o.merchant = :merchant and o.id = n.id and o.event_sequence = n.expected
                returning o.id, o.merchant, o.placed_at),
            %s%sdone as (select count(*) as orders from stored)
            select orders from done
            """
                    .formatted(RECORDED, PreOrderRows.STORED));

    private final Clock clock;

    OrderStore(Clock clock) {
        this.clock = clock;
    }

    public Uni<Optional<LoadedOrder>> find(MerchantId merchant, UUID id) {
        return find(merchant, id, null, List.of());
    }

    /**
     * Reads an order.
     *
     * @param editKey also looks for an edit that was committed with this idempotency key
     * @param products also tells about these, beside those on the order
     */
    public Uni<Optional<LoadedOrder>> find(
            MerchantId merchant, UUID id, @Nullable String editKey, List<String> products) {
        return BY_ID.with("merchant", merchant.value())
                .with("key", editKey == null ? "" : editKey)
                .with("also", Documents.write(products))
                .with("id", id)
                .column(String.class)
                .map(rows -> first(merchant, rows));
    }

    public Uni<Optional<LoadedOrder>> findByExternalId(MerchantId merchant, String externalId) {
        return BY_EXTERNAL_ID
                .with("merchant", merchant.value())
                .with("key", "")
                .with("externalId", externalId)
                .column(String.class)
                .map(rows -> first(merchant, rows));
    }

    /** An order that is not stored yet, with all that decisions about it need. */
    public Uni<LoadedOrder> surroundings(MerchantId merchant, Order order) {
        return SURROUNDINGS
                .with("merchant", merchant.value())
                .with("document", Documents.write(order))
                .one(String.class)
                .map(row -> toOrder(merchant, row));
    }

    /** Those of these orders that there are. */
    public Uni<List<LoadedOrder>> findAll(MerchantId merchant, List<UUID> ids) {
        return BY_IDS.with("merchant", merchant.value())
                .with("key", "")
                .with("ids", Documents.write(ids))
                .column(String.class)
                .map(rows -> rows.stream().map(row -> toOrder(merchant, row)).toList());
    }

    /** The next orders whose window is still to close, in the order of their ids. */
    public Uni<List<LoadedOrder>> openAfter(MerchantId merchant, UUID after, int limit) {
        return OPEN_CHUNK
                .with("merchant", merchant.value())
                .with("key", "")
                .with("after", after)
                .with("limit", limit)
                .column(String.class)
                .map(rows -> rows.stream().map(row -> toOrder(merchant, row)).toList());
    }

    /** Orders before a place in the listing, newest first. */
    public Uni<List<LoadedOrder>> list(MerchantId merchant, OrderFilter filter, Cursor before, int limit) {
        return listing(filter)
                .with("merchant", merchant.value())
                .with("key", "")
                .with("at", before.at().toString())
                .with("id", before.id())
                .with("limit", limit)
                .column(String.class)
                .map(rows -> rows.stream().map(row -> toOrder(merchant, row)).toList());
    }

    private static String load(String alsoProducts) {
        return LOAD_WITH.formatted(PlanRows.SELECT, SHOP, PRODUCTS.formatted("o.document", alsoProducts));
    }

    private static Sql newest(String conditions) {
        return Sql.of(LOAD
                + """
                (o.placed_at, o.id) < (cast(cast(:at as text) as timestamptz), :id) %s
                 order by o.placed_at desc, o.id desc limit :limit
                """
                        .formatted(conditions));
    }

    private static Sql.Call listing(OrderFilter filter) {
        var tag = filter.tag().map(OrderTerms::tag);
        var word = filter.word().map(OrderTerms::word);
        if (word.isPresent()) {
            var call = (tag.isPresent() ? NEWEST_WITH_WORD_AND_TAG : NEWEST_WITH_WORD)
                    .with("word", word.get())
                    .with("wordEnd", OrderTerms.after(word.get()));
            return tag.map(term -> call.with("tag", term)).orElse(call);
        }
        return tag.map(term -> NEWEST_WITH_TAG.with("tag", term)).orElseGet(NEWEST::call);
    }

    private Optional<LoadedOrder> first(MerchantId merchant, List<String> rows) {
        return rows.stream().findFirst().map(row -> toOrder(merchant, row));
    }

    private LoadedOrder toOrder(MerchantId merchant, String row) {
        return OrderRows.toLoaded(merchant, Documents.tree(row), clock.instant());
    }

    /**
     * Stores a new order.
     *
     * @param events what is told about it; the last one's sequence becomes the order's
     * @return failed with {@link OptimisticLockException} when another request has stored it meanwhile
     */
    public Uni<Void> insert(MerchantId merchant, Order order, EventList events) {
        return INSERT.with("id", order.id())
                .with("merchant", merchant.value())
                .with("externalId", order.externalId())
                .with("number", order.number())
                .with("status", order.status().name())
                .with("placedAt", order.placedAt().toString())
                .with("currency", order.currency())
                .with("totalMinor", order.totalMinor())
                .with("version", order.version())
                .with("platformVersion", order.platformVersion())
                .with("sequence", events.sequence())
                .with("document", Documents.write(order))
                .with("history", HistoryEntries.received(order, events.events()))
                .with("terms", Documents.write(OrderTerms.of(order)))
                .with("preOrders", PreOrderRows.of(merchant, order))
                .with("now", clock.instant().toString())
                .one(Long.class)
                .invoke(OrderStore::exactlyOne)
                .replaceWithVoid();
    }

    /**
     * Replaces an order, and records who changed what: the same statement writes the history.
     *
     * @param events what is told about it; the last one's sequence becomes the order's
     * @return failed with {@link OptimisticLockException} when another transaction has changed the order since it was loaded
     */
    public Uni<Void> update(LoadedOrder loaded, Order order, EventList events) {
        var closedAt = order.windowClosedAt();
        return UPDATE.with("status", order.status().name())
                .with("totalMinor", order.totalMinor())
                .with("version", order.version())
                .with("platformVersion", order.platformVersion())
                .with("sequence", events.sequence())
                .with("windowClosedAt", closedAt == null ? null : closedAt.toString())
                .with("document", Documents.write(order))
                .with("merchant", loaded.merchant().value())
                .with("id", order.id())
                .with("expected", loaded.sequence())
                .with("history", HistoryEntries.changed(loaded.order(), order, events.events()))
                .with("termsGone", Documents.write(OrderTerms.missing(loaded.order(), order)))
                .with("terms", Documents.write(OrderTerms.missing(order, loaded.order())))
                .with("preOrders", PreOrderRows.changed(loaded, order))
                .with("now", clock.instant().toString())
                .one(Long.class)
                .invoke(OrderStore::exactlyOne)
                .replaceWithVoid();
    }

    /**
     * Replaces many orders in one statement, history included. For changes that leave tags and the window alone.
     *
     * @return failed with {@link OptimisticLockException} when one of them was changed since it was loaded: none is replaced then
     */
    public Uni<Void> updateAll(MerchantId merchant, List<Change> changes) {
        return changes.isEmpty()
                ? Uni.createFrom().voidItem()
                : UPDATE_ALL
                        .with("merchant", merchant.value())
                        .with(
                                "orders",
                                Documents.write(
                                        changes.stream().map(OrderColumns::of).toList()))
                        .with("history", HistoryEntries.changed(changes))
                        .with("preOrders", PreOrderRows.changed(changes))
                        .with("now", clock.instant().toString())
                        .one(Long.class)
                        .invoke(rows -> allOf(changes, rows))
                        .replaceWithVoid();
    }

    /** An order and what it becomes. */
    public record Change(LoadedOrder loaded, Order order, EventList events) {

        /** Of all of them, each order's in their order. */
        public static List<PublishedEvent> events(List<Change> changes) {
            return changes.stream()
                    .flatMap(change -> change.events().events().stream())
                    .toList();
        }
    }

    /** A row as the statement takes it; its names are the columns'. */
    private record OrderColumns(
            UUID id, long expected, String status, long total_minor, int version, long sequence, Order document) {

        static OrderColumns of(Change change) {
            var order = change.order();
            return new OrderColumns(
                    order.id(),
                    change.loaded().sequence(),
                    order.status().name(),
                    order.totalMinor(),
                    order.version(),
                    change.events().sequence(),
                    order);
        }
    }

    private static void allOf(List<Change> changes, long rows) {
        if (rows != changes.size()) {
            throw new OptimisticLockException("An order was changed by another transaction");
        }
    }

    private static void exactlyOne(long rows) {
        if (rows != 1) {
            throw new OptimisticLockException("The order was changed by another transaction");
        }
    }
}
