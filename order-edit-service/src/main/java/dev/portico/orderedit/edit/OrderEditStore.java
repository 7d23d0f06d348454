package dev.portico.orderedit.edit;

import dev.portico.kit.identity.Actor;
import dev.portico.kit.sql.Sql;
import dev.portico.orderedit.document.Documents;
import dev.portico.orderedit.edit.domain.EditedSpan;
import dev.portico.orderedit.edit.domain.OrderEdit;
import dev.portico.orderedit.edit.domain.StockMove;
import dev.portico.orderedit.order.LoadedOrder;
import dev.portico.orderedit.order.OrderExcerpt;
import dev.portico.orderedit.order.OrderExcerpts;
import dev.portico.orderedit.usage.UsageMeter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Edits as rows, and the stock they move. Only inside a transaction. */
@ApplicationScoped
public class OrderEditStore {

    /** The timer that looks after an increase nobody has paid: set by the same statement as the edit. */
    public static final String UNPAID_TIMER = "unpaid-edit";

    private static final Sql INSERT = Sql.of(
            """
            with deadline as (
                insert into timer (kind, subject, merchant, due_at)
                select '%s', cast(:order as uuid), cast(:merchant as text), cast(cast(:deadline as text) as timestamptz)
                 where cast(:deadline as text) is not null
                on conflict (kind, subject) do update
                   set due_at = excluded.due_at, attempts = 0, last_error = null),
            %s
            insert into order_edit (id, merchant, order_id, actor, from_version, to_version, total_before_minor,
                                    total_after_minor, idempotency_key, request_hash, sequence, differences, before,
                                    after, committed_at, kind, parts, actions, test, counted)
            values (:id, cast(:merchant as text), cast(:order as uuid), :actor, :from, :to, :totalBefore, :totalAfter, :key, :hash, :sequence,
                    cast(cast(:differences as text) as jsonb), cast(cast(:before as text) as json), cast(cast(:after as text) as json),
                    cast(cast(:committedAt as text) as timestamptz), :kind, cast(cast(:parts as text) as jsonb),
                    string_to_array(:actions, ','), :test, :counted)
            returning (select used from use_counted), (select monthly_edits from use_counted)
            """
                    .formatted(UNPAID_TIMER, UsageMeter.COUNT));

    private static final Sql MOVE_STOCK = Sql.of(
            """
            update variant v
               set stock = v.stock - m.units
              from jsonb_to_recordset(cast(cast(:moves as text) as jsonb)) as m ("productId" text, "variantId" text, units bigint)
             where v.merchant = :merchant and v.product_id = m."productId" and v.external_id = m."variantId"
               and v.tracked and (v.oversell or m.units <= 0 or v.stock >= m.units)
            """);

    private static final Sql PARTS = Sql.of(
            """
            select cast(parts as text) from order_edit
             where merchant = :merchant and order_id = :order and id = :id and parts is not null
            """);

    private static final Sql SINCE = Sql.of(
            """
            select cast(jsonb_build_object('id', id, 'parts', parts) as text) from order_edit
             where merchant = :merchant and order_id = :order and parts is not null
               and committed_at >= cast(cast(:since as text) as timestamptz)
             order by sequence
            """);

    /** What an edit was. */
    public enum Kind {
        EDIT,
        UNDO,
        REVERT,
        CANCEL
    }

    /**
     * An edit and what is kept about its request.
     *
     * @param deadline when an increase must be paid; null: nothing is owed
     */
    public record NewEdit(
            LoadedOrder loaded,
            OrderEdit edit,
            EditedSpan span,
            Kind kind,
            Actor actor,
            String key,
            String requestHash,
            OrderExcerpt after,
            long sequence,
            @Nullable Instant deadline) {

        /** A customer's own save is a use, while the portal is open: before, saves are tests. */
        UsageMeter.Save save() {
            var situation = loaded.situation();
            return new UsageMeter.Save(loaded.merchant(), situation, kind == Kind.EDIT && situation.portalEnabled());
        }
    }

    private final UsageMeter usage;

    OrderEditStore(UsageMeter usage) {
        this.usage = usage;
    }

    /** A run of edits, by its first one. */
    public record Run(UUID firstId, EditedSpan span) {}

    public Uni<Void> insert(NewEdit added) {
        var edit = added.edit();
        var deadline = added.deadline();
        var save = added.save();
        return UsageMeter.bind(INSERT.call(), save)
                .with("id", edit.id())
                .with("merchant", added.loaded().merchant().value())
                .with("order", added.loaded().order().id())
                .with("actor", added.actor().value())
                .with("from", edit.fromVersion())
                .with("to", edit.toVersion())
                .with("totalBefore", edit.totalBeforeMinor())
                .with("totalAfter", edit.totalAfterMinor())
                .with("key", added.key())
                .with("hash", added.requestHash())
                .with("sequence", added.sequence())
                .with("differences", Documents.write(edit.differences()))
                .with("before", Documents.write(OrderExcerpts.of(added.loaded().situation())))
                .with("after", Documents.write(added.after()))
                .with("committedAt", edit.committedAt().toString())
                .with("kind", added.kind().name())
                .with("parts", Documents.write(added.span()))
                .with("deadline", deadline == null ? null : deadline.toString())
                .with("actions", EditActions.of(edit.differences()))
                .with("test", !added.loaded().situation().portalEnabled())
                .rows()
                .chain(rows -> usage.follow(save, rows));
    }

    /** What one edit of an order changed. */
    public Uni<Optional<EditedSpan>> span(LoadedOrder loaded, UUID editId) {
        return PARTS.with("merchant", loaded.merchant().value())
                .with("order", loaded.order().id())
                .with("id", editId)
                .first(String.class)
                .map(found -> found.map(Documents::tree).map(parts -> Documents.read(parts, EditedSpan.class)));
    }

    /** What all edits of an order since a moment changed together. */
    public Uni<Optional<Run>> since(LoadedOrder loaded, Instant moment) {
        return SINCE.with("merchant", loaded.merchant().value())
                .with("order", loaded.order().id())
                .with("since", moment.toString())
                .column(String.class)
                .map(rows -> rows.stream()
                        .map(OrderEditStore::run)
                        .reduce((first, later) ->
                                new Run(first.firstId(), first.span().until(later.span()))));
    }

    private static Run run(String row) {
        var tree = Documents.tree(row);
        return new Run(UUID.fromString(tree.get("id").asText()), Documents.read(tree.get("parts"), EditedSpan.class));
    }

    /** Fails with {@link OptimisticLockException} when one of them is not there any more: the edit is then decided anew. */
    public Uni<Void> moveStock(LoadedOrder loaded, List<StockMove> moves) {
        if (moves.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return MOVE_STOCK
                .with("moves", Documents.write(moves))
                .with("merchant", loaded.merchant().value())
                .update()
                .invoke(moved -> all(moved, moves))
                .replaceWithVoid();
    }

    private static void all(int moved, List<StockMove> moves) {
        if (moved != moves.size()) {
            throw new OptimisticLockException("Stock was taken by another transaction");
        }
    }
}
