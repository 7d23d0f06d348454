package dev.portico.orderedit.approval;

import dev.portico.kit.identity.Actor;
import dev.portico.kit.outbox.Outbox;
import dev.portico.orderedit.approval.domain.RequestStatus;
import dev.portico.orderedit.approval.domain.WaitingEdit;
import dev.portico.orderedit.approval.domain.WaitingEdit.Cancel;
import dev.portico.orderedit.approval.domain.WaitingEdit.Ending;
import dev.portico.orderedit.edit.CancelAnswer;
import dev.portico.orderedit.edit.CanceledOrders.Prelude;
import dev.portico.orderedit.edit.CommitAnswer;
import dev.portico.orderedit.edit.EditWire;
import dev.portico.orderedit.edit.OrderEditStore;
import dev.portico.orderedit.edit.domain.Cancellation;
import dev.portico.orderedit.edit.domain.Decision;
import dev.portico.orderedit.edit.domain.Decision.Waiting;
import dev.portico.orderedit.order.EventList;
import dev.portico.orderedit.order.LoadedOrder;
import dev.portico.orderedit.order.OrderExcerpts;
import dev.portico.orderedit.order.OrderStore;
import dev.portico.orderedit.order.domain.PendingEdit;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Puts what has to wait into the queue, and takes it out when the order is canceled. Only inside a transaction. */
@ApplicationScoped
public class EditRequests {

    private final OrderStore orders;
    private final EditRequestStore requests;
    private final OrderEditStore edits;
    private final Outbox outbox;

    EditRequests(OrderStore orders, EditRequestStore requests, OrderEditStore edits, Outbox outbox) {
        this.orders = orders;
        this.requests = requests;
        this.edits = edits;
        this.outbox = outbox;
    }

    /** Who asked, with which idempotency key for what. */
    public record Asked(Actor actor, String key, String requestHash) {}

    /** The order stays as it is; added stock is set aside. */
    public Uni<CommitAnswer> ask(LoadedOrder loaded, Waiting waiting, Asked asked) {
        var request = WaitingEdit.begin(
                loaded.order().id(),
                waiting.pending(),
                loaded.order().version(),
                waiting.span(),
                null,
                waiting.reserved());
        var excerpt = OrderExcerpts.of(loaded.situation().with(waiting.order()));
        var events = EventList.after(loaded);
        events.add("order.edit-requested.v1", asked.actor(), new EditWire.Requested(excerpt, waiting.pending()));
        return orders.update(loaded, waiting.order(), events)
                .chain(() -> requests.insert(loaded, request, asked, excerpt, events.sequence()))
                .chain(() -> outbox.append(events.events()))
                .chain(() -> edits.moveStock(loaded, waiting.reserved()))
                .replaceWith(new CommitAnswer(
                        request.id(),
                        CommitAnswer.Outcome.valueOf(request.status().name()),
                        excerpt,
                        events.sequence()));
    }

    /** A cancellation that the shop has to approve. */
    public Uni<CancelAnswer> askToCancel(LoadedOrder loaded, UUID id, Cancellation.Wish wish, Asked asked) {
        var situation = loaded.situation();
        var order = loaded.order();
        var now = situation.now();
        long totalAfter = Cancellation.totalAfterMinor(situation, wish.lineIds());
        var pending = new PendingEdit(
                id,
                PendingEdit.Kind.CANCEL_APPROVAL,
                now,
                now.plus(Decision.ANSWER_WITHIN),
                totalAfter,
                Math.max(0, loaded.coverage().balanceMinor(totalAfter)),
                List.of());
        var waiting = order.withProgress(order.progress().waitingFor(pending));
        var cancel = new Cancel(wish.reason(), wish.comment(), wish.lineIds());
        var request = WaitingEdit.begin(order.id(), pending, order.version(), null, cancel, List.of());
        var excerpt = OrderExcerpts.of(situation.with(waiting));
        var events = EventList.after(loaded);
        events.add(
                "order.cancel-requested.v1",
                asked.actor(),
                new EditWire.CancelRequested(
                        excerpt,
                        wish.reason(),
                        wish.comment(),
                        id,
                        wish.lineIds(),
                        Cancellation.feeMinor(situation, wish.lineIds())));
        return orders.update(loaded, waiting, events)
                .chain(() -> requests.insert(loaded, request, asked, excerpt, events.sequence()))
                .chain(() -> outbox.append(events.events()))
                .replaceWith(new CancelAnswer(excerpt, events.sequence(), CancelAnswer.Outcome.REQUESTED));
    }

    /** What waits ends with the order that the customer cancels: its stock goes back, its event comes first. */
    public Uni<Prelude> withdraw(LoadedOrder loaded, Actor actor) {
        var pending = loaded.order().progress().pendingEdit();
        if (pending == null) {
            return Uni.createFrom().item(Prelude.NONE);
        }
        var ending = new Ending(loaded.situation().now(), actor.value(), null);
        return requests.find(loaded.merchant(), pending.id())
                .map(found -> found.orElseThrow())
                .call(request ->
                        requests.moveOn(loaded.merchant(), request, request.end(RequestStatus.WITHDRAWN, ending)))
                .map(request -> new Prelude(
                        (events, excerpt) -> events.add(
                                "order.edit-withdrawn.v1",
                                actor,
                                new EditWire.RequestMoved(excerpt, request.id(), pending.kind())),
                        request.reserved()));
    }
}
