package dev.portico.orderedit.order;

import dev.portico.kit.http.Cursor;
import dev.portico.kit.http.Page;
import dev.portico.kit.http.Problems;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.outbox.Outbox;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.orderedit.order.domain.Hold;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.order.domain.PlatformMerge;
import dev.portico.orderedit.order.domain.PlatformMerge.Merged;
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

    Orders(OrderStore store, Outbox outbox, WindowTimers windows) {
        this.store = store;
        this.outbox = outbox;
        this.windows = windows;
    }

    /** Stores a new order, or merges what a platform says later about one that is here. */
    @MerchantTransaction
    public Uni<PutOrderOutcome> accept(MerchantId merchant, Actor actor, Order incoming) {
        return store.findByExternalId(merchant, incoming.externalId())
                .chain(found -> found.map(loaded -> merge(loaded, incoming, actor))
                        .orElseGet(() -> receive(merchant, incoming, actor)));
    }

    private Uni<PutOrderOutcome> receive(MerchantId merchant, Order incoming, Actor actor) {
        return store.surroundings(merchant, incoming).chain(surroundings -> receive(surroundings, actor));
    }

    private Uni<PutOrderOutcome> receive(LoadedOrder surroundings, Actor actor) {
        var now = surroundings.situation().now();
        var hold = Optional.of(new Hold(Hold.Kind.EDIT_WINDOW, now))
                .filter(kept -> surroundings.situation().heldForTheWindow());
        var order = hold.map(surroundings.order()::withHold).orElse(surroundings.order());
        var situation = surroundings.situation().with(order);
        var excerpt = OrderExcerpts.of(situation);
        var events = EventList.ofNew(surroundings.merchant(), order.id(), now);
        events.add(
                "order.received.v1",
                actor,
                new OrderWire.Received(excerpt, order.paidMinor(), OrderWire.PaymentMade.of(order.payments())));
        hold.ifPresent(kept -> events.add("order.held.v1", Actor.SYSTEM, new OrderWire.Held(excerpt, kept)));
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
        boolean same = incoming.platformVersion() == ours.platformVersion()
                && incoming.platform().contentHash().equals(ours.platform().contentHash());
        return Uni.createFrom().item(same ? PutOrderOutcome.unchanged(excerpt) : PutOrderOutcome.stale(excerpt));
    }

    private Uni<PutOrderOutcome> update(LoadedOrder loaded, Merged merged, Actor actor) {
        var order = merged.order();
        var situation = loaded.situation().with(order);
        var excerpt = OrderExcerpts.of(situation);
        var events = EventList.after(loaded);
        if (!merged.unchanged()) {
            events.add("order.updated.v1", actor, updated(excerpt, merged));
        }
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
