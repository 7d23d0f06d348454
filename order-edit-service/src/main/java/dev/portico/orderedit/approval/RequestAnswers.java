package dev.portico.orderedit.approval;

import dev.portico.kit.identity.Actor;
import dev.portico.kit.outbox.Outbox;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.Timers;
import dev.portico.orderedit.approval.domain.Applying;
import dev.portico.orderedit.approval.domain.RequestStatus;
import dev.portico.orderedit.approval.domain.WaitingEdit;
import dev.portico.orderedit.approval.domain.WaitingEdit.Ending;
import dev.portico.orderedit.edit.AppliedEdits;
import dev.portico.orderedit.edit.AppliedEdits.Origin;
import dev.portico.orderedit.edit.CanceledOrders;
import dev.portico.orderedit.edit.CanceledOrders.Prelude;
import dev.portico.orderedit.edit.EditWire;
import dev.portico.orderedit.edit.EditWire.DeclineCause;
import dev.portico.orderedit.edit.OrderEditStore;
import dev.portico.orderedit.edit.domain.Cancellation;
import dev.portico.orderedit.edit.domain.Decision;
import dev.portico.orderedit.edit.domain.Decision.Circumstances;
import dev.portico.orderedit.edit.domain.Reservation;
import dev.portico.orderedit.order.EventList;
import dev.portico.orderedit.order.LoadedOrder;
import dev.portico.orderedit.order.OrderExcerpt;
import dev.portico.orderedit.order.OrderExcerpts;
import dev.portico.orderedit.order.OrderStore;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.PendingEdit;
import dev.portico.orderedit.policy.domain.Reason;
import dev.portico.orderedit.window.WindowTimers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a request once it is answered: applied, refused, declined, expired or taken back. Only inside a transaction.
 * A request is written before its order, always: else two answers could wait for each other.
 */
@ApplicationScoped
class RequestAnswers {

    private final OrderStore orders;
    private final EditRequestStore requests;
    private final OrderEditStore edits;
    private final AppliedEdits applied;
    private final CanceledOrders canceled;
    private final WindowTimers windows;
    private final Timers timers;
    private final Outbox outbox;

    RequestAnswers(
            OrderStore orders,
            EditRequestStore requests,
            OrderEditStore edits,
            AppliedEdits applied,
            CanceledOrders canceled,
            WindowTimers windows,
            Timers timers,
            Outbox outbox) {
        this.orders = orders;
        this.requests = requests;
        this.edits = edits;
        this.applied = applied;
        this.canceled = canceled;
        this.windows = windows;
        this.timers = timers;
        this.outbox = outbox;
    }

    /** The order afterwards, and the sequence of its last event. */
    record Answered(OrderExcerpt order, long sequence) {}

    /** A request with its order. */
    record Case(LoadedOrder loaded, WaitingEdit request) {

        MerchantId merchant() {
            return loaded.merchant();
        }

        Order withoutPending() {
            var order = loaded.order();
            return order.withProgress(order.progress().waitingFor(null));
        }

        Ending ending(Actor actor, @Nullable String reason) {
            return new Ending(loaded.situation().now(), actor.value(), reason);
        }
    }

    /** Approved: applied, or first paid for where the shop collects before it applies. */
    Uni<Answered> approve(Case it, Actor staff) {
        BiConsumer<EventList, OrderExcerpt> approved = (events, excerpt) -> events.add(
                "order.edit-approved.v1",
                staff,
                new EditWire.RequestMoved(
                        excerpt, it.request().id(), it.request().pending().kind()));
        var request = it.request();
        if (request.cancel() != null) {
            return cancel(it, request.cancel(), staff, approved);
        }
        return Applying.paymentFirst(
                        request, it.loaded().situation(), it.loaded().coverage())
                .map(payment -> awaitPayment(it, payment, staff, approved))
                .orElseGet(() -> apply(it, staff, approved));
    }

    /** Paid for: applied. */
    Uni<Answered> paid(Case it) {
        return apply(it, Actor.SYSTEM, (events, excerpt) -> {});
    }

    private Uni<Answered> apply(Case it, Actor by, BiConsumer<EventList, OrderExcerpt> first) {
        var request = it.request();
        var applying = Applying.of(request, it.loaded().situation());
        if (!applying.reasons().isEmpty()) {
            return refuse(it, applying.reasons());
        }
        var given = new Circumstances(
                request.id(), it.loaded().coverage(), it.loaded().workflow());
        var accepted = Decision.accept(applying.calculated(), given, Decision.triggers(applying.calculated()));
        var origin = new Origin(OrderEditStore.Kind.EDIT, Actor.CUSTOMER, "request:" + request.id(), "");
        var end = request.end(RequestStatus.APPLIED, it.ending(by, null));
        return requests.moveOn(it.merchant(), request, end)
                .chain(() -> applied.write(it.loaded(), accepted, applying.moves(), origin, (events, excerpt, edit) -> {
                    first.accept(events, excerpt);
                    events.add("order.edited.v1", Actor.CUSTOMER, EditWire.edited(excerpt, edit, request.id()));
                }))
                .call(() -> lookAtWindow(it))
                .map(answer -> new Answered(answer.order(), answer.sequence()));
    }

    private Uni<Answered> cancel(
            Case it, WaitingEdit.Cancel wanted, Actor staff, BiConsumer<EventList, OrderExcerpt> first) {
        var reasons = Applying.againstCanceling(it.withoutPending(), wanted.lineIds());
        if (!reasons.isEmpty()) {
            return refuse(it, reasons);
        }
        var wish = new Cancellation.Wish(wanted.reason(), wanted.comment(), wanted.lineIds());
        var situation = it.loaded().situation().with(it.withoutPending());
        var cancellation =
                Cancellation.of(situation, wish, it.request().id(), it.loaded().workflow());
        var end = it.request().end(RequestStatus.APPLIED, it.ending(staff, null));
        return requests.moveOn(it.merchant(), it.request(), end)
                .chain(() -> canceled.write(it.loaded(), cancellation, Actor.CUSTOMER, new Prelude(first, List.of())))
                .map(answer -> new Answered(answer.order(), answer.sequence()));
    }

    private Uni<Answered> awaitPayment(
            Case it, PendingEdit payment, Actor staff, BiConsumer<EventList, OrderExcerpt> first) {
        var order = it.loaded().order();
        var waiting = order.withProgress(order.progress().waitingFor(payment));
        var excerpt = OrderExcerpts.of(it.loaded().situation().with(waiting));
        var events = EventList.after(it.loaded());
        first.accept(events, excerpt);
        events.add("order.edit-requested.v1", staff, new EditWire.Requested(excerpt, payment));
        return requests.moveOn(it.merchant(), it.request(), it.request().awaitPayment(payment))
                .chain(() -> orders.update(it.loaded(), waiting, events))
                .chain(() -> timers.schedule(new Timer(
                        it.merchant(), EditRequestStore.TIMER, it.request().id(), payment.expiresAt())))
                .chain(() -> outbox.append(events.events()))
                .replaceWith(new Answered(excerpt, events.sequence()));
    }

    private Uni<Answered> refuse(Case it, List<Reason> reasons) {
        return finish(
                it,
                RequestStatus.REFUSED,
                Actor.SYSTEM,
                null,
                (events, excerpt) -> events.add(
                        "order.edit-declined.v1",
                        Actor.SYSTEM,
                        new EditWire.Declined(
                                excerpt,
                                it.request().id(),
                                it.request().pending().kind(),
                                DeclineCause.RULES,
                                null,
                                reasons.stream().map(OrderExcerpts::reason).toList())));
    }

    Uni<Answered> decline(Case it, Actor staff, String reason) {
        return finish(
                it,
                RequestStatus.DECLINED,
                staff,
                reason,
                (events, excerpt) -> events.add(
                        "order.edit-declined.v1",
                        staff,
                        new EditWire.Declined(
                                excerpt,
                                it.request().id(),
                                it.request().pending().kind(),
                                DeclineCause.STAFF,
                                reason,
                                List.of())));
    }

    Uni<Answered> expire(Case it) {
        return finish(it, RequestStatus.EXPIRED, Actor.SYSTEM, null, moved(it, "order.edit-expired.v1", Actor.SYSTEM));
    }

    Uni<Answered> takeBack(Case it, Actor customer) {
        return finish(it, RequestStatus.WITHDRAWN, customer, null, moved(it, "order.edit-withdrawn.v1", customer));
    }

    private static BiConsumer<EventList, OrderExcerpt> moved(Case it, String type, Actor actor) {
        var request = it.request();
        return (events, excerpt) -> events.add(
                type,
                actor,
                new EditWire.RequestMoved(
                        excerpt, request.id(), request.pending().kind()));
    }

    /** Ends without being applied: the stock that was set aside goes back. */
    private Uni<Answered> finish(
            Case it,
            RequestStatus how,
            Actor actor,
            @Nullable String reason,
            BiConsumer<EventList, OrderExcerpt> announcement) {
        var order = it.withoutPending();
        var excerpt = OrderExcerpts.of(it.loaded().situation().with(order));
        var events = EventList.after(it.loaded());
        announcement.accept(events, excerpt);
        var end = it.request().end(how, it.ending(actor, reason));
        return requests.moveOn(it.merchant(), it.request(), end)
                .chain(() -> orders.update(it.loaded(), order, events))
                .chain(() -> lookAtWindow(it))
                .chain(() -> outbox.append(events.events()))
                .chain(() -> edits.moveStock(
                        it.loaded(), Reservation.release(it.request().reserved())))
                .replaceWith(new Answered(excerpt, events.sequence()));
    }

    /** A window that ended while something waited is closed now. */
    private Uni<Void> lookAtWindow(Case it) {
        var situation = it.loaded().situation();
        boolean waited = situation.windowOver() && situation.order().windowClosedAt() == null;
        return waited
                ? windows.schedule(it.merchant(), situation)
                : Uni.createFrom().voidItem();
    }
}
