package dev.portico.orderedit.policy;

import dev.portico.kit.identity.Actor;
import dev.portico.kit.outbox.Outbox;
import dev.portico.kit.outbox.PublishedEvent;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.TimerHandler;
import dev.portico.orderedit.order.EventList;
import dev.portico.orderedit.order.LoadedOrder;
import dev.portico.orderedit.order.OrderExcerpts;
import dev.portico.orderedit.order.OrderStore;
import dev.portico.orderedit.order.OrderWire;
import dev.portico.orderedit.order.domain.Hold;
import dev.portico.orderedit.window.WindowTimers;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * One chunk of a republication: a snapshot of each order, and its window's timer moved to the new end. A window that no time ends
 * any more lets go of its hold, which would wait for the fulfillment that it keeps back.
 */
@ApplicationScoped
class RepublishOrders implements TimerHandler {

    private static final int CHUNK = 100;

    private final Republications republications;
    private final OrderStore orders;
    private final WindowTimers windows;
    private final Outbox outbox;

    RepublishOrders(Republications republications, OrderStore orders, WindowTimers windows, Outbox outbox) {
        this.republications = republications;
        this.orders = orders;
        this.windows = windows;
        this.outbox = outbox;
    }

    @Override
    public String kind() {
        return Republications.KIND;
    }

    @Override
    public Uni<Void> fire(Timer timer) {
        return republications.position(timer.merchant()).chain(position -> position.map(
                        after -> republishAfter(timer.merchant(), after))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> republishAfter(MerchantId merchant, UUID after) {
        return orders.openAfter(merchant, after, CHUNK)
                .chain(chunk -> chunk.isEmpty() ? republications.end(merchant) : republish(merchant, chunk));
    }

    private Uni<Void> republish(MerchantId merchant, List<LoadedOrder> chunk) {
        var last = chunk.get(chunk.size() - 1).order().id();
        return Multi.createFrom()
                .iterable(chunk)
                .onItem()
                .transformToUniAndConcatenate(this::moveOn)
                .onItem()
                .transformToMultiAndConcatenate(events -> Multi.createFrom().iterable(events))
                .collect()
                .asList()
                .chain(outbox::append)
                .chain(() -> republications.move(merchant, last));
    }

    // An order that is edited at this moment fails the chunk, which is then tried again: its event may know the old
    // policy only.
    private Uni<List<PublishedEvent>> moveOn(LoadedOrder loaded) {
        var situation = loaded.situation().heldForTheWindow()
                ? loaded.situation()
                : loaded.situation().with(loaded.order().withoutHold(Hold.Kind.EDIT_WINDOW));
        var order = situation.order();
        var excerpt = OrderExcerpts.of(situation);
        var events = EventList.after(loaded);
        events.add("order.snapshot.v1", Actor.SYSTEM, new OrderWire.Snapshot(excerpt));
        loaded.order()
                .hold(Hold.Kind.EDIT_WINDOW)
                .filter(hold -> order.hold(hold.kind()).isEmpty())
                .map(hold -> new OrderWire.Released(excerpt, hold, order.holds().isEmpty()))
                .ifPresent(released -> events.add("order.released.v1", Actor.SYSTEM, released));
        return orders.update(loaded, order, events)
                .chain(() -> windows.schedule(loaded.merchant(), situation))
                .replaceWith(events.events());
    }
}
