package dev.portico.orderedit.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.orderedit.document.Documents;
import dev.portico.orderedit.order.PreOrderRows;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.Progress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who waits for a variant, in the order of their orders. Only inside a transaction. */
@ApplicationScoped
public class PreOrderQueues {

    /** So far back nobody counts: customers read a number that means something, and counting stays cheap. */
    static final int COUNTED = 1_000;

    private static final Sql LENGTHS = Sql.of(
            """
            select q.queue_id, (select count(*) from (
                       select 1 from pre_order_line l
                        where l.merchant = :merchant and l.queue_id = q.queue_id and l.units > l.allocated
                        limit :counted) as waiting)
              from (select distinct cast(id as uuid) as queue_id
                      from jsonb_array_elements_text(cast(cast(:queues as text) as jsonb)) as id) q
            """);

    // At most so many lines as there are units can get one, so no more are read and locked. A line that is edited at
    // this moment is waited for. Units that come from another line are of no receipt.
    private static final Sql ALLOCATE = Sql.of(
            """
            with received as (
                select r.queue_id, r.quantity
                  from jsonb_to_recordset(cast(cast(:items as text) as jsonb)) as r (queue_id uuid, quantity int)),
            waiting as (
                select l.order_id, l.line_id, l.placed_at, l.queue_id, l.wanted, r.quantity
                  from received r cross join lateral (
                       select p.order_id, p.line_id, p.placed_at, p.queue_id, p.units - p.allocated as wanted
                         from pre_order_line p
                        where p.merchant = :merchant and p.queue_id = r.queue_id and p.units > p.allocated
                        order by p.placed_at, p.order_id, p.line_id
                        limit r.quantity for update) l),
            ranked as (
                select w.*, sum(w.wanted) over (partition by w.queue_id
                                                    order by w.placed_at, w.order_id, w.line_id) - w.wanted as earlier
                  from waiting w),
            granted as (
                select order_id, line_id, queue_id, cast(least(wanted, quantity - earlier) as int) as units
                  from ranked where earlier < quantity),
            given as (
                update pre_order_line p set allocated = p.allocated + g.units
                  from granted g
                 where p.merchant = :merchant and p.order_id = g.order_id and p.line_id = g.line_id),
            kept as (
                insert into inventory_allocation (merchant, receipt_id, order_id, line_id, units)
                select cast(:merchant as text), cast(:receipt as text), g.order_id, g.line_id, g.units from granted g
                 where cast(:receipt as text) is not null)
            select queue_id, cast(sum(units) as int) from granted group by queue_id
            """);

    private static final Sql TAKE_FREED = Sql.of(
            """
            with taken as (
                delete from pre_order_freed where merchant = :merchant and queue_id = :queue returning units)
            select coalesce(sum(units), 0) from taken
            """);

    private static final Sql UNTOLD = Sql.of(
            """
            with counted as (
                select w.*, row_number() over (order by w.placed_at, w.order_id, w.line_id) as position
                  from (select l.order_id, l.line_id, l.placed_at, l.allocated, l.told_allocated, l.told_position
                          from pre_order_line l
                         where l.merchant = :merchant and l.queue_id = :queue and l.units > l.allocated
                         order by l.placed_at, l.order_id, l.line_id limit :counted) w),
            untold as (
                select c.order_id, c.line_id, c.allocated, c.position from counted c
                 where c.position is distinct from c.told_position or c.allocated <> c.told_allocated
                union all
                select l.order_id, l.line_id, l.allocated, null from pre_order_line l
                 where l.merchant = :merchant and l.queue_id = :queue and l.allocated <> l.told_allocated
                   and l.units <= l.allocated)
            select cast(jsonb_build_object('orderId', u.order_id, 'lineId', u.line_id, 'allocated', u.allocated,
                                           'position', u.position) as text)
              from untold u order by u.position nulls first limit :limit
            """);

    /** A queue and how many units have come for it; its names are the statement's. */
    private record Arrived(UUID queue_id, int quantity) {}

    /** Where a line stands now, which its order does not say yet. */
    record Standing(UUID orderId, UUID lineId, int allocated, @Nullable Integer position) {}

    /** A new order with the places that its lines take at the end of their queues. */
    public Uni<Order> joinedBy(MerchantId merchant, Order order) {
        var waiting = order.lines().stream()
                .filter(line -> line.preOrdered().isPresent())
                .toList();
        return waiting.isEmpty()
                ? Uni.createFrom().item(order)
                : lengths(merchant, waiting).map(lengths -> placed(merchant, order, waiting, lengths));
    }

    private static Uni<Map<UUID, Integer>> lengths(MerchantId merchant, List<Line> waiting) {
        return LENGTHS.with("merchant", merchant.value())
                .with(
                        "queues",
                        Documents.write(waiting.stream()
                                .map(line -> queue(merchant, line))
                                .toList()))
                .with("counted", COUNTED)
                .rows()
                .map(PreOrderQueues::byQueue);
    }

    private static Map<UUID, Integer> byQueue(List<Object[]> rows) {
        var numbers = new HashMap<UUID, Integer>();
        rows.forEach(row -> numbers.put((UUID) row[0], ((Number) row[1]).intValue()));
        return numbers;
    }

    private static Order placed(MerchantId merchant, Order order, List<Line> waiting, Map<UUID, Integer> lengths) {
        var progress = order.progress();
        for (var line : waiting) {
            int position = lengths.merge(queue(merchant, line), 1, Integer::sum);
            progress = counted(progress, line, 0, position <= COUNTED ? position : null);
        }
        return order.withProgress(progress);
    }

    private static UUID queue(MerchantId merchant, Line line) {
        return PreOrderRows.queue(merchant, line.item());
    }

    /** What an order says about a line from now on. */
    static Progress counted(Progress progress, Line line, int allocated, @Nullable Integer position) {
        return progress.with(
                line.id(),
                progress.preOrder(line.id())
                        .counted(allocated, position, line.item().variantId()));
    }

    /** Gives what has arrived to those that wait, oldest first; how much each queue took. */
    Uni<Map<UUID, Integer>> allocate(MerchantId merchant, Receipt receipt) {
        // In one order, so that two receipts don't wait for each other.
        var arrived = receipt.items().stream()
                .map(item -> new Arrived(item.queue(merchant), item.quantity()))
                .sorted((one, other) -> one.queue_id().compareTo(other.queue_id()))
                .toList();
        return allocate(merchant, receipt.receiptId(), arrived);
    }

    private static Uni<Map<UUID, Integer>> allocate(
            MerchantId merchant, @Nullable String receiptId, List<Arrived> arrived) {
        return ALLOCATE.with("merchant", merchant.value())
                .with("receipt", receiptId)
                .with("items", Documents.write(arrived))
                .rows()
                .map(PreOrderQueues::byQueue);
    }

    /** Gives what lines of the queue have given up to those that wait now; what is left is stock. */
    Uni<Void> handOnFreed(MerchantId merchant, UUID queue) {
        return TAKE_FREED
                .with("merchant", merchant.value())
                .with("queue", queue)
                .one(Long.class)
                .chain(units -> units == 0
                        ? Uni.createFrom().voidItem()
                        : allocate(merchant, null, List.of(new Arrived(queue, Math.toIntExact(units))))
                                .replaceWithVoid());
    }

    /** Lines of a queue whose orders say something else, those with goods first. */
    Uni<List<Standing>> untold(MerchantId merchant, UUID queue, int limit) {
        return UNTOLD.with("merchant", merchant.value())
                .with("queue", queue)
                .with("counted", COUNTED)
                .with("limit", limit)
                .column(String.class)
                .map(rows ->
                        rows.stream().map(row -> standing(Documents.tree(row))).toList());
    }

    private static Standing standing(JsonNode row) {
        return new Standing(
                UUID.fromString(row.get("orderId").asText()),
                UUID.fromString(row.get("lineId").asText()),
                row.get("allocated").asInt(),
                row.get("position").isNull() ? null : row.get("position").asInt());
    }
}
