package dev.portico.orderedit.undo;

import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.outbox.Outbox;
import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.TimerHandler;
import dev.portico.kit.timer.Timers;
import dev.portico.orderedit.approval.RequestQueue;
import dev.portico.orderedit.edit.AppliedEdits;
import dev.portico.orderedit.edit.AppliedEdits.Origin;
import dev.portico.orderedit.edit.EditWire;
import dev.portico.orderedit.edit.EditWire.RevertCause;
import dev.portico.orderedit.edit.OrderEditStore;
import dev.portico.orderedit.edit.OrderEditStore.Run;
import dev.portico.orderedit.edit.domain.Decision;
import dev.portico.orderedit.edit.domain.Decision.Circumstances;
import dev.portico.orderedit.order.EventList;
import dev.portico.orderedit.order.LoadedOrder;
import dev.portico.orderedit.order.OrderExcerpts;
import dev.portico.orderedit.order.OrderStore;
import dev.portico.orderedit.order.domain.Hold;
import dev.portico.orderedit.order.domain.OrderStatus;
import dev.portico.orderedit.policy.domain.UnpaidAtDeadline;
import dev.portico.orderedit.undo.domain.Undo;
import dev.portico.orderedit.workflow.WorkflowEvents;
import dev.portico.orderedit.workflow.domain.WorkflowRule.Trigger;
import dev.portico.orderedit.workflow.domain.WorkflowRules.Outcome;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Optional;

/**
 * The deadline of an increase. What is still unpaid then is overdue: the shop's rules for that apply, and its policy keeps the
 * edit or takes the increase back. While a payment is on its way, nothing happens yet.
 */
@ApplicationScoped
class UnpaidEdits implements TimerHandler {

    private final OrderStore orders;
    private final OrderEditStore edits;
    private final AppliedEdits applied;
    private final Timers timers;
    private final Outbox outbox;

    UnpaidEdits(OrderStore orders, OrderEditStore edits, AppliedEdits applied, Timers timers, Outbox outbox) {
        this.orders = orders;
        this.edits = edits;
        this.applied = applied;
        this.timers = timers;
        this.outbox = outbox;
    }

    @Override
    public String kind() {
        return OrderEditStore.UNPAID_TIMER;
    }

    @Override
    public Uni<Void> fire(Timer timer) {
        return orders.find(timer.merchant(), timer.subject()).chain(found -> found.filter(UnpaidEdits::isUnpaid)
                .map(loaded -> lookAt(loaded, timer))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static boolean isUnpaid(LoadedOrder loaded) {
        var order = loaded.order();
        return order.status() == OrderStatus.OPEN
                && order.hold(Hold.Kind.UNPAID).isPresent()
                && loaded.coverage().owedMinor() > 0;
    }

    private Uni<Void> lookAt(LoadedOrder loaded, Timer timer) {
        if (loaded.pendingMinor() > 0) {
            var later = loaded.situation().now().plus(RequestQueue.LOOK_AGAIN);
            return timers.schedule(new Timer(timer.merchant(), timer.kind(), timer.subject(), later));
        }
        var hold = loaded.order().hold(Hold.Kind.UNPAID).orElseThrow();
        boolean reverts = loaded.situation().policy().unpaidAtDeadline() == UnpaidAtDeadline.REVERT;
        return reverts ? edits.since(loaded, hold.placedAt()).chain(run -> revertOrKeep(loaded, run)) : overdue(loaded);
    }

    private Uni<Void> revertOrKeep(LoadedOrder loaded, Optional<Run> run) {
        return run.map(edited -> new Way(edited, Undo.ofUnpaid(loaded.situation(), edited.span())))
                .filter(way -> way.undo().allowed())
                .map(way -> revert(loaded, way))
                .orElseGet(() -> overdue(loaded));
    }

    private record Way(Run run, Undo undo) {}

    private Uni<Void> revert(LoadedOrder loaded, Way way) {
        var given = new Circumstances(Ids.next(), loaded.coverage(), loaded.workflow());
        var reverted = Decision.revertUnpaid(way.undo().calculated(), given);
        var origin = new Origin(OrderEditStore.Kind.REVERT, Actor.SYSTEM, "revert:" + given.editId(), "");
        return applied.write(
                        loaded,
                        reverted,
                        origin,
                        (events, excerpt, edit) -> events.add(
                                "order.edit-reverted.v1",
                                Actor.SYSTEM,
                                EditWire.reverted(excerpt, edit, way.run().firstId(), RevertCause.UNPAID)))
                .replaceWithVoid();
    }

    /** Kept: only the shop's rules apply. */
    private Uni<Void> overdue(LoadedOrder loaded) {
        var situation = loaded.situation();
        Outcome followed = loaded.workflow().run(EnumSet.of(Trigger.PAYMENT_OVERDUE), loaded.order(), situation.now());
        if (followed.nothingDone()) {
            return Uni.createFrom().voidItem();
        }
        var events = EventList.after(loaded);
        WorkflowEvents.add(events, Actor.SYSTEM, OrderExcerpts.of(situation.with(followed.order())), followed);
        return orders.update(loaded, followed.order(), events).chain(() -> outbox.append(events.events()));
    }
}
