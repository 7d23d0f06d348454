package dev.portico.orderedit.edit;

import dev.portico.kit.http.IdempotencyKeys;
import dev.portico.kit.http.ProblemException;
import dev.portico.kit.http.Problems;
import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.identity.Caller;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.orderedit.approval.EditRequests;
import dev.portico.orderedit.approval.EditRequests.Asked;
import dev.portico.orderedit.document.Documents;
import dev.portico.orderedit.edit.AppliedEdits.Origin;
import dev.portico.orderedit.edit.CanceledOrders.Prelude;
import dev.portico.orderedit.edit.domain.CalculatedOrder;
import dev.portico.orderedit.edit.domain.Change;
import dev.portico.orderedit.edit.domain.Decision;
import dev.portico.orderedit.edit.domain.Decision.Circumstances;
import dev.portico.orderedit.order.LoadedOrder;
import dev.portico.orderedit.order.LoadedOrder.PriorEdit;
import dev.portico.orderedit.order.OrderExcerpt;
import dev.portico.orderedit.order.OrderStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Use cases of the edit feature. One public method is one transaction. */
@ApplicationScoped
public class OrderEdits {

    private final OrderStore orders;
    private final AppliedEdits applied;
    private final CanceledOrders canceled;
    private final EditRequests requests;
    private final EditMetrics metrics;

    OrderEdits(
            OrderStore orders,
            AppliedEdits applied,
            CanceledOrders canceled,
            EditRequests requests,
            EditMetrics metrics) {
        this.orders = orders;
        this.applied = applied;
        this.canceled = canceled;
        this.requests = requests;
        this.metrics = metrics;
    }

    /** What is asked to be committed. The hash tells whether a key is used for the same again. */
    record Commit(UUID orderId, int version, List<Change> changes, String key, String requestHash) {}

    /** The calculated order. Nothing is written; a preview for another version ends in a 409 with one for the current version. */
    @MerchantTransaction(plannedOnce = true)
    public Uni<PreviewView> preview(MerchantId merchant, UUID orderId, int version, List<Change> changes) {
        return orders.find(merchant, orderId, null, named(changes))
                .map(found -> found.orElseThrow(() -> Problems.notFound("order")))
                .map(loaded -> preview(loaded, version, changes));
    }

    /** The products that must be known beside those on the order. */
    private static List<String> named(List<Change> changes) {
        return changes.stream()
                .flatMap(change -> change.namedProduct().stream())
                .distinct()
                .toList();
    }

    private static PreviewView preview(LoadedOrder loaded, int version, List<Change> changes) {
        var preview = Previews.of(loaded, CalculatedOrder.of(loaded.situation(), changes));
        if (loaded.order().version() != version) {
            throw EditRefusals.stale(loaded.order().version(), preview);
        }
        return preview;
    }

    /** All or nothing: the order, its edit or request, stock, tags, holds, deadlines and events. */
    @MerchantTransaction(plannedOnce = true)
    public Uni<CommitAnswer> commit(MerchantId merchant, Caller caller, Commit commit) {
        return orders.find(merchant, commit.orderId(), commit.key(), named(commit.changes()))
                .map(found -> found.orElseThrow(() -> Problems.notFound("order")))
                .chain(loaded -> loaded.priorEdit()
                        .map(prior -> answerAgain(prior, commit))
                        .orElseGet(() -> commit(loaded, caller.actor(), commit)))
                .onFailure(ProblemException.class)
                .invoke(metrics::editFailed);
    }

    private static Uni<CommitAnswer> answerAgain(PriorEdit prior, Commit commit) {
        if (!prior.requestHash().equals(commit.requestHash())) {
            throw IdempotencyKeys.reused();
        }
        var order = Documents.read(prior.after(), OrderExcerpt.class);
        var outcome = CommitAnswer.Outcome.valueOf(prior.outcome());
        return Uni.createFrom().item(new CommitAnswer(prior.id(), outcome, order, prior.sequence()));
    }

    private Uni<CommitAnswer> commit(LoadedOrder loaded, Actor actor, Commit commit) {
        var calculated = CalculatedOrder.of(loaded.situation(), commit.changes());
        if (loaded.order().version() != commit.version()) {
            throw EditRefusals.stale(loaded.order().version(), Previews.of(loaded, calculated));
        }
        var given = new Circumstances(Ids.next(), loaded.coverage(), loaded.workflow());
        var origin = new Origin(OrderEditStore.Kind.EDIT, actor, commit.key(), commit.requestHash());
        return Decision.on(calculated, given)
                .fold(
                        accepted -> applied.write(
                                loaded,
                                accepted,
                                origin,
                                (events, excerpt, edit) ->
                                        events.add("order.edited.v1", actor, EditWire.edited(excerpt, edit, null))),
                        emptied -> canceled.write(
                                        loaded,
                                        emptied.cancellation(),
                                        actor,
                                        Prelude.ofEdit(commit.key(), commit.requestHash()))
                                .map(answer -> new CommitAnswer(
                                        given.editId(),
                                        CommitAnswer.Outcome.CANCELED,
                                        answer.order(),
                                        answer.sequence())),
                        waiting -> requests.ask(loaded, waiting, new Asked(actor, commit.key(), commit.requestHash())),
                        rejected ->
                                Uni.createFrom().failure(EditRefusals.refused("edit-refused", rejected.violations())));
    }
}
