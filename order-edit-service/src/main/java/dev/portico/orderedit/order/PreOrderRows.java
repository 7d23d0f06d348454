package dev.portico.orderedit.order;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.orderedit.document.Documents;
import dev.portico.orderedit.order.OrderStore.Change;
import dev.portico.orderedit.order.domain.Hold;
import dev.portico.orderedit.order.domain.Item;
import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.OrderStatus;
import dev.portico.orderedit.order.domain.PreOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lines of an order that were pre-ordered, as the rows that runs and receipts look for them in. */
public final class PreOrderRows {

    /** The timer that tells orders of a queue how far it is; its subject is the queue. */
    public static final String QUEUE_TIMER = "pre-order-queue";

    // A part of the statement that stores an order: who waits for a listing, in step with its document. Units that
    // arrived
    // for a line stay its own as long as it sells the variant; those that it gives up are kept for the next in the
    // queue.
    // Where there are such, or where the document says something else, the queue's timer goes on.
    // A timer that is there is taken, not left: fired before this commits, it would see nothing and be gone.
    static final String STORED =
            """
            promised as (
                select p.* from stored s, %1$s as p
                       (order_id uuid, line_id uuid, listing_id uuid, queue_id uuid, units int, shipped int, sent int,
                        held boolean, told_allocated int, told_position int, promised_on date)
                 where s.id = p.order_id),
            before as (
                select l.order_id, l.line_id, l.queue_id, l.allocated
                  from promised p join pre_order_line l on l.order_id = p.order_id and l.line_id = p.line_id
                   for update of l),
            waiting as (
                insert into pre_order_line (merchant, order_id, line_id, listing_id, queue_id, placed_at, units, allocated,
                                            held, told_allocated, told_position, promised_on)
                select s.merchant, s.id, p.line_id, p.listing_id, p.queue_id, s.placed_at, p.units,
                       greatest(p.shipped, case when b.queue_id = p.queue_id then least(b.allocated, p.units) else 0 end),
                       p.held, p.told_allocated, p.told_position, p.promised_on
                  from stored s join promised p on p.order_id = s.id
                       left join before b on b.order_id = p.order_id and b.line_id = p.line_id
                on conflict (order_id, line_id) do update
                   set queue_id = excluded.queue_id, units = excluded.units, held = excluded.held,
                       allocated = excluded.allocated, told_allocated = excluded.told_allocated,
                       told_position = excluded.told_position, promised_on = excluded.promised_on
                returning merchant, order_id, line_id, queue_id, allocated, told_allocated),
            given_up as (
                select w.merchant, b.queue_id,
                       b.allocated - greatest(p.sent, case when w.queue_id = b.queue_id then w.allocated else 0 end) as units
                  from before b join waiting w on w.order_id = b.order_id and w.line_id = b.line_id
                       join promised p on p.order_id = b.order_id and p.line_id = b.line_id),
            freed as (
                insert into pre_order_freed (merchant, queue_id, units)
                select g.merchant, g.queue_id, g.units from given_up g where g.units > 0
                returning merchant, queue_id),
            untold as (
                insert into timer (kind, subject, merchant, due_at)
                select '%2$s', q.queue_id, q.merchant, cast(cast(:now as text) as timestamptz)
                  from (select w.queue_id, w.merchant from waiting w where w.allocated <> w.told_allocated
                        union
                        select f.queue_id, f.merchant from freed f) q
                 order by q.queue_id
                on conflict (kind, subject) do update set due_at = excluded.due_at, attempts = 0, last_error = null),
            """
                    .formatted("jsonb_to_recordset(cast(cast(:preOrders as text) as jsonb))", QUEUE_TIMER);

    /**
     * One row; its names are the columns'. A line that waits no more keeps its row, with nothing in it.
     *
     * @param sent units that have left, whatever became of the line since: nobody else gets these
     */
    private record Row(
            UUID order_id,
            UUID line_id,
            UUID listing_id,
            UUID queue_id,
            int units,
            int shipped,
            int sent,
            boolean held,
            int told_allocated,
            @Nullable Integer told_position,
            LocalDate promised_on) {}

    static String of(MerchantId merchant, Order order) {
        return Documents.write(rows(merchant, order));
    }

    /** Those that are different from before. */
    static String changed(LoadedOrder before, Order after) {
        return Documents.write(changedRows(before, after).toList());
    }

    static String changed(List<Change> changes) {
        return Documents.write(changes.stream()
                .flatMap(change -> changedRows(change.loaded(), change.order()))
                .toList());
    }

    private static Stream<Row> changedRows(LoadedOrder before, Order after) {
        var known = rows(before.merchant(), before.order());
        return rows(before.merchant(), after).stream().filter(row -> !known.contains(row));
    }

    private static List<Row> rows(MerchantId merchant, Order order) {
        return order.lines().stream()
                .flatMap(line -> Stream.ofNullable(line.preOrder()).map(promise -> row(merchant, order, line, promise)))
                .toList();
    }

    private static Row row(MerchantId merchant, Order order, Line line, PreOrder promise) {
        boolean waits = order.status() == OrderStatus.OPEN && line.preOrdered().isPresent();
        var progress = order.preOrderProgress(line);
        return new Row(
                order.id(),
                line.id(),
                promise.listingId(),
                queue(merchant, line.item()),
                waits ? line.quantity() : 0,
                waits ? line.fulfilledQuantity() : 0,
                line.fulfilledQuantity(),
                order.holds().stream().anyMatch(hold -> isOf(line, hold)),
                waits ? progress.allocatedUnits() : 0,
                progress.queuePosition(),
                promise.promisedBy(order.placedAt()));
    }

    private static boolean isOf(Line line, Hold hold) {
        return hold.kind() == Hold.Kind.PRE_ORDER
                && Objects.requireNonNull(hold.lineIds()).contains(line.id());
    }

    /** What waits for what an item is. */
    public static UUID queue(MerchantId merchant, Item item) {
        return queue(
                merchant,
                Objects.requireNonNullElse(item.productId(), ""),
                Objects.requireNonNullElse(item.variantId(), ""));
    }

    /** What waits for one variant of a merchant: a length in front keeps two pairs of ids from reading alike. */
    public static UUID queue(MerchantId merchant, String productId, String variantId) {
        var name = merchant + " " + productId.length() + ":" + productId + variantId;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private PreOrderRows() {}
}
