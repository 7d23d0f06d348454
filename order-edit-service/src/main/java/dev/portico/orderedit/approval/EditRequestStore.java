package dev.portico.orderedit.approval;

import dev.portico.kit.http.Cursor;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.orderedit.approval.EditRequests.Asked;
import dev.portico.orderedit.approval.domain.RequestStatus;
import dev.portico.orderedit.approval.domain.WaitingEdit;
import dev.portico.orderedit.document.Documents;
import dev.portico.orderedit.order.LoadedOrder;
import dev.portico.orderedit.order.OrderExcerpt;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Edit requests as rows, with the timer that ends them. Only inside a transaction. */
@ApplicationScoped
class EditRequestStore {

    static final String TIMER = "edit-request";

    private static final Sql INSERT = Sql.of(
            """
            with deadline as (
                insert into timer (kind, subject, merchant, due_at)
                values ('%s', cast(:id as uuid), cast(:merchant as text), cast(cast(:expiresAt as text) as timestamptz)))
            insert into edit_request (id, merchant, order_id, kind, status, actor, idempotency_key, request_hash,
                                      sequence, document, answer, requested_at)
            values (cast(:id as uuid), cast(:merchant as text), :order, :kind, :status, :actor, :key, :hash, :sequence,
                    cast(cast(:document as text) as jsonb), cast(cast(:answer as text) as jsonb),
                    cast(cast(:requestedAt as text) as timestamptz))
            """
                    .formatted(TIMER));

    // Only what still waits can be moved on: of two that answer at once, one is told.
    private static final Sql MOVE_ON = Sql.of(
            """
            update edit_request
               set kind = :kind, status = :status, document = cast(cast(:document as text) as jsonb),
                   ended_at = cast(cast(:endedAt as text) as timestamptz)
             where merchant = :merchant and id = :id and status = :expected and ended_at is null
            """);

    private static final Sql FIND =
            Sql.of("select cast(document as text) from edit_request where merchant = :merchant and id = :id");

    private static final String SHOWN =
            """
            select cast(jsonb_build_object('request', r.document, 'number', o.number, 'currency', o.currency,
                                           'customer', o.document -> 'customer', 'totalMinor', o.total_minor) as text)
              from edit_request r join orders o on o.merchant = r.merchant and o.id = r.order_id
             where r.merchant = :merchant
            """;
    private static final Sql ONE = Sql.of(SHOWN + "and r.id = :id");
    private static final String LISTED = SHOWN
            + """
               and (r.requested_at, r.id) < (cast(cast(:at as text) as timestamptz), :id) %s
             order by r.requested_at desc, r.id desc limit :limit
            """;
    private static final Sql NEWEST = Sql.of(LISTED.formatted(""));
    private static final Sql NEWEST_WITH_STATUS = Sql.of(LISTED.formatted("and r.status = :status"));

    Uni<Void> insert(LoadedOrder loaded, WaitingEdit waiting, Asked asked, OrderExcerpt answer, long sequence) {
        var pending = waiting.pending();
        return INSERT.with("id", waiting.id())
                .with("merchant", loaded.merchant().value())
                .with("order", waiting.orderId())
                .with("kind", pending.kind().name())
                .with("status", waiting.status().name())
                .with("actor", asked.actor().value())
                .with("key", asked.key())
                .with("hash", asked.requestHash())
                .with("sequence", sequence)
                .with("document", Documents.write(waiting))
                .with("answer", Documents.write(answer))
                .with("requestedAt", pending.requestedAt().toString())
                .with("expiresAt", pending.expiresAt().toString())
                .update()
                .replaceWithVoid();
    }

    /** Fails with {@link OptimisticLockException} when somebody else has moved it on since it was read. */
    Uni<Void> moveOn(MerchantId merchant, WaitingEdit before, WaitingEdit after) {
        var ending = after.ending();
        return MOVE_ON.with("kind", after.pending().kind().name())
                .with("status", after.status().name())
                .with("document", Documents.write(after))
                .with("endedAt", ending == null ? null : ending.at().toString())
                .with("merchant", merchant.value())
                .with("id", before.id())
                .with("expected", before.status().name())
                .update()
                .invoke(EditRequestStore::exactlyOne)
                .replaceWithVoid();
    }

    private static void exactlyOne(int rows) {
        if (rows != 1) {
            throw new OptimisticLockException("The request was answered by another transaction");
        }
    }

    Uni<Optional<WaitingEdit>> find(MerchantId merchant, UUID id) {
        return FIND.with("merchant", merchant.value())
                .with("id", id)
                .first(String.class)
                .map(found -> found.map(Documents::tree).map(row -> Documents.read(row, WaitingEdit.class)));
    }

    Uni<Optional<EditRequestView>> view(MerchantId merchant, UUID id) {
        return ONE.with("merchant", merchant.value())
                .with("id", id)
                .first(String.class)
                .map(found -> found.map(EditRequestView::ofRow));
    }

    Uni<List<EditRequestView>> list(MerchantId merchant, @Nullable RequestStatus status, Cursor before, int limit) {
        var call = status == null ? NEWEST.call() : NEWEST_WITH_STATUS.with("status", status.name());
        return call.with("merchant", merchant.value())
                .with("at", before.at().toString())
                .with("id", before.id())
                .with("limit", limit)
                .column(String.class)
                .map(rows -> rows.stream().map(EditRequestView::ofRow).toList());
    }
}
