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
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lines of an order that were pre-ordered, as the rows that runs and receipts look for them in. */
public final class PreOrderRows {

    /** The timer that tells orders of a queue how far it is; its subject is the queue. */
    public static final String QUEUE_TIMER = "pre-order-queue";

    /** One row; its names are the columns'. A line that waits no more keeps its row, with nothing in it. */
    private record Row(
            UUID order_id,
            UUID line_id,
            UUID listing_id,
            UUID queue_id,
            int units,
            int shipped,
            boolean held,
            int told_allocated,
            @Nullable Integer told_position) {}

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
                order.holds().stream().anyMatch(hold -> isOf(line, hold)),
                waits ? progress.allocatedUnits() : 0,
                progress.queuePosition());
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
