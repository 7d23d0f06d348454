package dev.portico.orderedit.window;

import static java.util.Objects.requireNonNullElse;

import dev.portico.kit.identity.Actor;
import dev.portico.kit.outbox.Outbox;
import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.TimerHandler;
import dev.portico.orderedit.order.EventList;
import dev.portico.orderedit.order.LoadedOrder;
import dev.portico.orderedit.order.OrderExcerpts;
import dev.portico.orderedit.order.OrderStore;
import dev.portico.orderedit.order.OrderWire;
import dev.portico.orderedit.order.domain.Hold;
import dev.portico.orderedit.order.domain.OrderStatus;
import dev.portico.orderedit.workflow.WorkflowEvents;
import dev.portico.orderedit.workflow.domain.WorkflowRule.Trigger;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;

/**
 * Ends an edit window: customers can't edit any more, and the hold that came with the order is released. A window that the
 * policy has made longer meanwhile is looked at again at its new end.
 */
@ApplicationScoped
class CloseEditWindow implements TimerHandler {

    private final OrderStore orders;
    private final WindowTimers timers;
    private final Outbox outbox;

    CloseEditWindow(OrderStore orders, WindowTimers timers, Outbox outbox) {
        this.orders = orders;
        this.timers = timers;
        this.outbox = outbox;
    }

    @Override
    public String kind() {
        return WindowTimers.KIND;
    }

    @Override
    public Uni<Void> fire(Timer timer) {
        return orders.find(timer.merchant(), timer.subject()).chain(found -> found.filter(CloseEditWindow::stillOpen)
                .map(this::closeOrWait)
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static boolean stillOpen(LoadedOrder loaded) {
        var order = loaded.order();
        return order.status() == OrderStatus.OPEN && order.windowClosedAt() == null;
    }

    private Uni<Void> closeOrWait(LoadedOrder loaded) {
        var situation = loaded.situation();
        var pending = loaded.order().progress().pendingEdit();
        if (!situation.windowOver()) {
            return timers.schedule(loaded.merchant(), situation);
        }
        // What waits for the shop or for money keeps the goods here; whoever ends it has the window looked at.
        return pending == null
                ? close(loaded)
                : timers.scheduleAfter(loaded.merchant(), situation, pending.expiresAt());
    }

    private Uni<Void> close(LoadedOrder loaded) {
        var situation = loaded.situation();
        var closesAt = requireNonNullElse(situation.closesAt(), situation.now());
        var hold = loaded.order().hold(Hold.Kind.EDIT_WINDOW);
        var followed = loaded.workflow()
                .run(EnumSet.of(Trigger.WINDOW_CLOSED), loaded.order().withWindowClosed(closesAt), situation.now());
        var order = followed.order();
        var excerpt = OrderExcerpts.of(situation.with(order));
        var events = EventList.after(loaded);
        events.add("order.window-closed.v1", Actor.SYSTEM, new OrderWire.WindowClosed(excerpt, closesAt));
        hold.map(gone -> new OrderWire.Released(
                        excerpt,
                        gone,
                        order.holds().isEmpty() && followed.released().isEmpty()))
                .ifPresent(released -> events.add("order.released.v1", Actor.SYSTEM, released));
        WorkflowEvents.add(events, Actor.SYSTEM, excerpt, followed);
        return orders.update(loaded, order, events).chain(() -> outbox.append(events.events()));
    }
}
