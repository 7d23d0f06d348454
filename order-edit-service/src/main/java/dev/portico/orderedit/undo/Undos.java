package dev.portico.orderedit.undo;

import dev.portico.kit.http.IdempotencyKeys;
import dev.portico.kit.http.Problems;
import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.identity.Caller;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.orderedit.document.Documents;
import dev.portico.orderedit.edit.AppliedEdits;
import dev.portico.orderedit.edit.AppliedEdits.Origin;
import dev.portico.orderedit.edit.CommitAnswer;
import dev.portico.orderedit.edit.EditRefusals;
import dev.portico.orderedit.edit.EditWire;
import dev.portico.orderedit.edit.EditWire.RevertCause;
import dev.portico.orderedit.edit.OrderEditStore;
import dev.portico.orderedit.edit.Previews;
import dev.portico.orderedit.edit.domain.CalculatedOrder;
import dev.portico.orderedit.edit.domain.Decision;
import dev.portico.orderedit.edit.domain.Decision.Circumstances;
import dev.portico.orderedit.edit.domain.EditedParts;
import dev.portico.orderedit.edit.domain.EditedSpan;
import dev.portico.orderedit.order.LoadedOrder;
import dev.portico.orderedit.order.LoadedOrder.PriorEdit;
import dev.portico.orderedit.order.OrderExcerpt;
import dev.portico.orderedit.order.OrderStore;
import dev.portico.orderedit.undo.domain.Undo;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Use cases of the customer's undo. One public method is one transaction. */
@ApplicationScoped
public class Undos {

    private final OrderStore orders;
    private final OrderEditStore edits;
    private final AppliedEdits applied;

    Undos(OrderStore orders, OrderEditStore edits, AppliedEdits applied) {
        this.orders = orders;
        this.edits = edits;
        this.applied = applied;
    }

    /** What is asked to be undone. The hash tells whether a key is used for the same again. */
    record Wanted(UUID orderId, int version, String key, String requestHash) {}

    /** The last edit of an order and the way back. */
    private record Found(LoadedOrder loaded, @Nullable UUID editId, Undo undo) {}

    /** Nothing is written; another version ends in a 409 with a preview for the current one. */
    @MerchantTransaction
    public Uni<UndoPreview> preview(MerchantId merchant, UUID orderId, int version) {
        return orders.find(merchant, orderId)
                .map(found -> found.orElseThrow(() -> Problems.notFound("order")))
                .chain(this::find)
                .map(found -> fresh(found, version))
                .map(Undos::preview);
    }

    @MerchantTransaction
    public Uni<CommitAnswer> undo(MerchantId merchant, Caller caller, Wanted wanted) {
        return orders.find(merchant, wanted.orderId(), wanted.key(), List.of())
                .map(found -> found.orElseThrow(() -> Problems.notFound("order")))
                .chain(loaded -> loaded.priorEdit()
                        .map(prior -> answerAgain(prior, wanted))
                        .orElseGet(() -> find(loaded)
                                .map(found -> fresh(found, wanted.version()))
                                .chain(found -> undo(found, caller.actor(), wanted))));
    }

    private static Uni<CommitAnswer> answerAgain(PriorEdit prior, Wanted wanted) {
        if (!prior.requestHash().equals(wanted.requestHash())) {
            throw IdempotencyKeys.reused();
        }
        var order = Documents.read(prior.after(), OrderExcerpt.class);
        return Uni.createFrom()
                .item(new CommitAnswer(prior.id(), CommitAnswer.Outcome.APPLIED, order, prior.sequence()));
    }

    private Uni<Found> find(LoadedOrder loaded) {
        var last = loaded.order().progress().lastEdit();
        var nothing = EditedParts.of(loaded.order());
        if (last == null) {
            return Uni.createFrom().item(found(loaded, null, new EditedSpan(nothing, nothing)));
        }
        return edits.span(loaded, last.editId())
                .map(span -> found(loaded, last.editId(), span.orElse(new EditedSpan(nothing, nothing))));
    }

    private static Found found(LoadedOrder loaded, @Nullable UUID editId, EditedSpan span) {
        return new Found(loaded, editId, Undo.byCustomer(loaded.situation(), span, loaded.pendingMinor()));
    }

    private static Found fresh(Found found, int version) {
        int current = found.loaded().order().version();
        if (current != version) {
            throw EditRefusals.stale(current, preview(found));
        }
        return found;
    }

    private static UndoPreview preview(Found found) {
        var way = found.undo().calculated();
        var told = new CalculatedOrder(
                way.situation(),
                List.of(),
                way.after(),
                way.differences(),
                found.undo().violations(),
                way.stockMoves());
        return new UndoPreview(Previews.of(found.loaded(), told), found.editId());
    }

    private Uni<CommitAnswer> undo(Found found, Actor actor, Wanted wanted) {
        var editId = found.editId();
        if (editId == null || !found.undo().allowed()) {
            throw EditRefusals.refused("undo-refused", found.undo().violations());
        }
        var loaded = found.loaded();
        var given = new Circumstances(Ids.next(), loaded.coverage(), loaded.workflow());
        var origin = new Origin(OrderEditStore.Kind.UNDO, actor, wanted.key(), wanted.requestHash());
        return applied.write(
                loaded,
                Decision.revert(found.undo().calculated(), given),
                origin,
                (events, excerpt, edit) -> events.add(
                        "order.edit-reverted.v1", actor, EditWire.reverted(excerpt, edit, editId, RevertCause.UNDO)));
    }
}
