package dev.portico.orderedit.inventory;

import dev.portico.kit.http.IdempotencyKeys;
import dev.portico.kit.http.Problems;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.Timers;
import dev.portico.orderedit.document.Documents;
import dev.portico.orderedit.inventory.ReceiptView.OfItem;
import dev.portico.orderedit.order.PreOrderRows;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Use cases of goods that arrive. One public method is one transaction. */
@ApplicationScoped
class Receipts {

    private static final Sql CLAIM = Sql.of(
            """
            insert into inventory_receipt (merchant, receipt_id, request_hash, received_at)
            values (:merchant, :receipt, :hash, cast(cast(:now as text) as timestamptz))
            on conflict do nothing
            """);
    private static final Sql ANSWER = Sql.of(
            """
            update inventory_receipt set answer = cast(cast(:answer as text) as jsonb)
             where merchant = :merchant and receipt_id = :receipt
            """);
    private static final Sql FIND = Sql.of(
            """
            select request_hash, cast(answer as text) from inventory_receipt
             where merchant = :merchant and receipt_id = :receipt
            """);

    private final PreOrderQueues queues;
    private final Timers timers;
    private final IdempotencyKeys hashes;
    private final Clock clock;

    Receipts(PreOrderQueues queues, Timers timers, IdempotencyKeys hashes, Clock clock) {
        this.queues = queues;
        this.timers = timers;
        this.hashes = hashes;
        this.clock = clock;
    }

    /** What a receipt came to, and whether it was not known before. */
    record Received(ReceiptView view, boolean isNew) {}

    /** Hands out what has arrived; a receipt that is known is answered as it was, and hands out nothing. */
    @MerchantTransaction
    public Uni<Received> receive(MerchantId merchant, Receipt receipt) {
        var hash = hashes.hash(receipt);
        return CLAIM.with("merchant", merchant.value())
                .with("receipt", receipt.receiptId())
                .with("hash", hash)
                .with("now", clock.instant().toString())
                .update()
                .chain(claimed -> claimed == 1 ? handOut(merchant, receipt) : recall(merchant, receipt, hash));
    }

    private Uni<Received> handOut(MerchantId merchant, Receipt receipt) {
        return tell(merchant, receipt)
                .chain(() -> queues.allocate(merchant, receipt))
                .map(taken -> view(merchant, receipt, taken))
                .call(view -> keep(merchant, view))
                .map(view -> new Received(view, true));
    }

    /**
     * The orders hear of it by the queues' timers, so that this takes no longer where many wait. Timers come before queues, as
     * for the worker that tells, and in one order: in another, two would wait for each other.
     */
    private Uni<Void> tell(MerchantId merchant, Receipt receipt) {
        return Multi.createFrom()
                .items(receipt.items().stream()
                        .map(item -> item.queue(merchant))
                        .distinct()
                        .sorted())
                .onItem()
                .transformToUniAndConcatenate(
                        queue -> timers.schedule(new Timer(merchant, PreOrderRows.QUEUE_TIMER, queue, clock.instant())))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private ReceiptView view(MerchantId merchant, Receipt receipt, Map<UUID, Integer> taken) {
        return new ReceiptView(
                receipt.receiptId(),
                clock.instant(),
                receipt.items().stream()
                        .map(item -> view(item, taken.getOrDefault(item.queue(merchant), 0)))
                        .toList());
    }

    private static OfItem view(Receipt.Item item, int taken) {
        return new OfItem(item.productId(), item.variantId(), item.quantity(), taken, item.quantity() - taken);
    }

    private static Uni<Integer> keep(MerchantId merchant, ReceiptView view) {
        return ANSWER.with("answer", Documents.write(view))
                .with("merchant", merchant.value())
                .with("receipt", view.receiptId())
                .update();
    }

    private static Uni<Received> recall(MerchantId merchant, Receipt receipt, String hash) {
        return FIND.with("merchant", merchant.value())
                .with("receipt", receipt.receiptId())
                .rows()
                .map(rows -> rows.get(0))
                .map(row -> hash.equals(row[0]) ? known((String) Objects.requireNonNull(row[1])) : another());
    }

    private static Received known(String answer) {
        return new Received(Documents.read(Documents.tree(answer), ReceiptView.class), false);
    }

    private static Received another() {
        throw Problems.of(409, "receipt-reused", "A receipt of this id had other items");
    }
}
