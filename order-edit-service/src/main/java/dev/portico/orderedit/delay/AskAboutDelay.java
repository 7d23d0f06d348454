package dev.portico.orderedit.delay;

import dev.portico.kit.identity.Actor;
import dev.portico.kit.outbox.Outbox;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.TimerHandler;
import dev.portico.kit.timer.Timers;
import dev.portico.orderedit.delay.domain.DelayNotice;
import dev.portico.orderedit.order.EventList;
import dev.portico.orderedit.order.LoadedOrder;
import dev.portico.orderedit.order.OrderExcerpts;
import dev.portico.orderedit.order.OrderStore;
import dev.portico.orderedit.order.OrderStore.Change;
import dev.portico.orderedit.order.OrderWire;
import dev.portico.orderedit.order.domain.DelayOption;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Asks those who wait for a listing, a chunk a transaction with the place it has come to; the next one is the next firing. */
@ApplicationScoped
class AskAboutDelay implements TimerHandler {

    static final String KIND = "delay-ask";

    private static final int CHUNK = 100;

    private final DelayStore store;
    private final OrderStore orders;
    private final Timers timers;
    private final Outbox outbox;
    private final Clock clock;

    AskAboutDelay(DelayStore store, OrderStore orders, Timers timers, Outbox outbox, Clock clock) {
        this.store = store;
        this.orders = orders;
        this.timers = timers;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> fire(Timer timer) {
        return store.find(timer.merchant(), timer.subject()).chain(found -> found.filter(stored -> !stored.asked())
                .map(stored -> goOn(timer, stored.notice()))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> goOn(Timer timer, DelayNotice notice) {
        var merchant = timer.merchant();
        return store.next(merchant, notice.noticeId(), CHUNK)
                .chain(turn -> turn.isEmpty()
                        ? store.allAsked(merchant, notice.noticeId(), clock.instant())
                        : ask(merchant, notice, turn)
                                .chain(() -> timers.schedule(
                                        new Timer(merchant, KIND, notice.noticeId(), clock.instant()))));
    }

    private Uni<Void> ask(MerchantId merchant, DelayNotice notice, List<UUID> turn) {
        return orders.findAll(merchant, turn)
                .map(loaded -> loaded.stream()
                        .filter(order ->
                                !order.order().waitingFor(notice.listingId()).isEmpty())
                        .map(order -> change(order, notice.option()))
                        .toList())
                .chain(changes -> orders.updateAll(merchant, changes)
                        .chain(() -> outbox.append(Change.events(changes)))
                        .chain(() -> store.asked(
                                merchant,
                                notice.noticeId(),
                                turn,
                                changes.stream()
                                        .map(change -> change.order().id())
                                        .toList())));
    }

    /** The order with a question, or with what became of one. */
    static Change change(LoadedOrder loaded, DelayOption option) {
        var before = loaded.order();
        var order = before.withProgress(before.progress().with(option));
        var events = EventList.after(loaded);
        var actor = option.answer() == DelayOption.Answer.ACCEPTED ? Actor.CUSTOMER : Actor.SYSTEM;
        events.add(
                "order.updated.v1",
                actor,
                OrderWire.Updated.of(OrderExcerpts.of(loaded.situation().with(order)), List.of("delays")));
        return new Change(loaded, order, events);
    }
}
