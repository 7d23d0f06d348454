package dev.portico.orderedit.inventory;

import dev.portico.kit.identity.Actor;
import dev.portico.kit.outbox.Outbox;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.TimerHandler;
import dev.portico.kit.timer.Timers;
import dev.portico.orderedit.inventory.PreOrderQueues.Standing;
import dev.portico.orderedit.order.EventList;
import dev.portico.orderedit.order.LoadedOrder;
import dev.portico.orderedit.order.OrderExcerpts;
import dev.portico.orderedit.order.OrderStore;
import dev.portico.orderedit.order.OrderStore.Change;
import dev.portico.orderedit.order.OrderWire;
import dev.portico.orderedit.order.PreOrderRows;
import dev.portico.orderedit.policy.domain.Situation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Hands on what orders have given up, and tells the orders of a queue what has arrived for them and where they stand, a chunk a transaction. What an order says is a
 * column of its lines' rows, so that nothing else has to remember how far this is.
 */
@ApplicationScoped
class TellQueue implements TimerHandler {

    private static final int CHUNK = 100;

    private final PreOrderQueues queues;
    private final OrderStore orders;
    private final Timers timers;
    private final Outbox outbox;
    private final Clock clock;

    TellQueue(PreOrderQueues queues, OrderStore orders, Timers timers, Outbox outbox, Clock clock) {
        this.queues = queues;
        this.orders = orders;
        this.timers = timers;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return PreOrderRows.QUEUE_TIMER;
    }

    @Override
    public Uni<Void> fire(Timer timer) {
        var merchant = timer.merchant();
        return queues.handOnFreed(merchant, timer.subject())
                .chain(() -> queues.untold(merchant, timer.subject(), CHUNK))
                .chain(standings -> changes(merchant, standings))
                .chain(changes -> changes.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : store(merchant, changes).chain(() -> goOn(timer)));
    }

    private Uni<List<Change>> changes(MerchantId merchant, List<Standing> standings) {
        var ids = standings.stream().map(Standing::orderId).distinct().toList();
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : orders.findAll(merchant, ids).map(loaded -> loaded.stream()
                        .flatMap(order -> change(order, standings).stream())
                        .toList());
    }

    /** None for an order that says so already. */
    private static Optional<Change> change(LoadedOrder loaded, List<Standing> standings) {
        var before = loaded.order();
        var progress = before.progress();
        boolean arrived = false;
        for (var standing : standings) {
            var line = before.line(standing.lineId());
            if (line.isPresent()) {
                progress = PreOrderQueues.counted(progress, line.get(), standing.allocated(), standing.position());
                arrived |= before.preOrderProgress(line.get()).allocatedUnits() != standing.allocated();
            }
        }
        if (progress.equals(before.progress())) {
            return Optional.empty();
        }
        var order = before.withProgress(progress);
        return Optional.of(
                new Change(loaded, order, events(loaded, loaded.situation().with(order), arrived)));
    }

    private static EventList events(LoadedOrder loaded, Situation after, boolean arrived) {
        var excerpt = OrderExcerpts.of(after);
        var events = EventList.after(loaded);
        if (arrived) {
            events.add("order.updated.v1", Actor.SYSTEM, OrderWire.Updated.of(excerpt, List.of("preOrders")));
        } else {
            // That others have gone before it is nothing that has happened to this order.
            events.add("order.snapshot.v1", Actor.SYSTEM, new OrderWire.Snapshot(excerpt));
        }
        return events;
    }

    private Uni<Void> store(MerchantId merchant, List<Change> changes) {
        return orders.updateAll(merchant, changes).chain(() -> outbox.append(Change.events(changes)));
    }

    private Uni<Void> goOn(Timer timer) {
        return timers.schedule(new Timer(timer.merchant(), timer.kind(), timer.subject(), clock.instant()));
    }
}
