package dev.portico.orderedit.order;

import dev.portico.kit.http.Cursor;
import dev.portico.kit.http.Page;
import dev.portico.kit.http.Problems;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.outbox.Outbox;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.orderedit.inventory.PreOrderQueues;
import dev.portico.orderedit.listing.ListingStore;
import dev.portico.orderedit.listing.domain.PreOrdering;
import dev.portico.orderedit.order.domain.Hold;
import dev.portico.orderedit.order.domain.Intake;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.PlatformMerge;
import dev.portico.orderedit.order.domain.PlatformMerge.Merged;
import dev.portico.orderedit.order.domain.PreOrderHolds;
import dev.portico.orderedit.policy.domain.Situation;
import dev.portico.orderedit.window.WindowTimers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Use cases of the order feature: orders come in and are read. One public method is one transaction. */
@ApplicationScoped
public class Orders {

    private final OrderStore store;
    private final Outbox outbox;
    private final WindowTimers windows;
    private final ListingStore listings;
    private final PreOrderQueues queues;

    Orders(OrderStore store, Outbox outbox, WindowTimers windows, ListingStore listings, PreOrderQueues queues) {
        this.store = store;
        this.outbox = outbox;
        this.windows = windows;
        this.listings = listings;
        this.queues = queues;
    }

    /** Stores a new order, or merges what a platform says later about one that is here. */
    @MerchantTransaction
    public Uni<PutOrderOutcome> accept(MerchantId merchant, Actor actor, Intake.Accepted incoming) {
        return store.findByExternalId(merchant, incoming.order().externalId())
                .chain(found -> found.map(loaded -> merge(loaded, incoming.order(), actor))
                        .orElseGet(() -> receive(merchant, incoming, actor)));
    }

    private Uni<PutOrderOutcome> receive(MerchantId merchant, Intake.Accepted incoming, Actor actor) {
        return promised(merchant, incoming)
                .chain(order -> queues.joinedBy(merchant, order))
                .chain(order -> store.surroundings(merchant, order))
                .chain(surroundings -> receive(surroundings, actor));
    }

    /** With what the listings promise that its lines name; what they don't have ends in a 422. */
    private Uni<Order> promised(MerchantId merchant, Intake.Accepted incoming) {
        return incoming.wishes().isEmpty()
                ? Uni.createFrom().item(incoming.order())
                : listings.named(merchant, incoming.wishes())
                        .map(found -> OrderReader.require(PreOrdering.on(incoming, found)));
    }

    private Uni<PutOrderOutcome> receive(LoadedOrder surroundings, Actor actor) {
        var now = surroundings.situation().now();
        var hold = Optional.of(new Hold(Hold.Kind.EDIT_WINDOW, now))
                .filter(kept -> surroundings.situation().heldForTheWindow());
        var settled =
                PreOrderHolds.settle(hold.map(surroundings.order()::withHold).orElse(surroundings.order()), now);
        var order = settled.order();
        var situation = surroundings.situation().with(order);
        var excerpt = OrderExcerpts.of(situation);
        var events = EventList.ofNew(surroundings.merchant(), order.id(), now);
        events.add(
                "order.received.v1",
                actor,
                new OrderWire.Received(excerpt, order.paidMinor(), OrderWire.PaymentMade.of(order.payments())));
        OrderWire.addHeld(events, excerpt, hold.stream().toList());
        OrderWire.addHeld(events, excerpt, settled.held());
        return store.insert(surroundings.merchant(), order, events)
                .chain(() -> windows.schedule(surroundings.merchant(), situation))
                .chain(() -> outbox.append(events.events()))
                .replaceWith(PutOrderOutcome.created(excerpt));
    }

    private Uni<PutOrderOutcome> merge(LoadedOrder loaded, Order incoming, Actor actor) {
        var ours = loaded.order();
        if (incoming.platformVersion() > ours.platformVersion()) {
            return update(loaded, PlatformMerge.merge(ours, incoming), actor);
        }
        var excerpt = OrderExcerpts.of(loaded.situation());
        return Uni.createFrom()
                .item(
                        PlatformMerge.same(ours, incoming)
                                ? PutOrderOutcome.unchanged(excerpt)
                                : PutOrderOutcome.stale(excerpt));
    }

    private Uni<PutOrderOutcome> update(LoadedOrder loaded, Merged merged, Actor actor) {
        var settled = PreOrderHolds.settle(merged.order(), loaded.situation().now());
        var order = settled.order();
        var situation = loaded.situation().with(order);
        var excerpt = OrderExcerpts.of(situation);
        var events = EventList.after(loaded);
        if (!merged.unchanged()) {
            events.add("order.updated.v1", actor, updated(excerpt, merged));
        }
        OrderWire.addReleased(events, excerpt, settled.released());
        return store.update(loaded, order, events)
                .chain(() -> closeOnceFulfilled(loaded, situation))
                .chain(() -> outbox.append(events.events()))
                .replaceWith(PutOrderOutcome.updated(excerpt));
    }

    /** A window that no time ends has no timer until the platform reports what ends it. */
    private Uni<Void> closeOnceFulfilled(LoadedOrder loaded, Situation after) {
        boolean ended = after.windowOver() && !loaded.situation().windowOver();
        return ended
                ? windows.schedule(loaded.merchant(), after)
                : Uni.createFrom().voidItem();
    }

    private static OrderWire.Updated updated(OrderExcerpt excerpt, Merged merged) {
        var order = merged.order();
        boolean paid = merged.changedFields().contains("payments");
        return new OrderWire.Updated(
                excerpt,
                merged.changedFields(),
                paid ? Long.valueOf(order.paidMinor()) : null,
                paid ? OrderWire.PaymentMade.of(order.payments()) : null);
    }

    @MerchantTransaction
    public Uni<OrderExcerpt> require(MerchantId merchant, UUID orderId) {
        return store.find(merchant, orderId).map(found -> found.map(loaded -> OrderExcerpts.of(loaded.situation()))
                .orElseThrow(() -> Problems.notFound("order")));
    }

    @MerchantTransaction
    public Uni<Page<OrderExcerpt>> list(MerchantId merchant, OrderFilter filter, Cursor before, int limit) {
        return store.list(merchant, filter, before, limit + 1)
                .map(rows -> rows.stream()
                        .map(loaded -> OrderExcerpts.of(loaded.situation()))
                        .toList())
                .map(excerpts -> Page.of(excerpts, limit, order -> new Cursor(order.placedAt(), order.id())));
    }
}
