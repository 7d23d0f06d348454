package dev.portico.orderedit.fulfillment;

import dev.portico.kit.outbox.Outbox;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.TimerHandler;
import dev.portico.kit.timer.Timers;
import dev.portico.orderedit.fulfillment.FulfillmentStore.Run;
import dev.portico.orderedit.fulfillment.RunView.OfOrder;
import dev.portico.orderedit.fulfillment.domain.Fulfillment;
import dev.portico.orderedit.fulfillment.domain.Fulfillment.Money;
import dev.portico.orderedit.fulfillment.domain.Outcome;
import dev.portico.orderedit.listing.ListingEvents;
import dev.portico.orderedit.listing.ListingExcerpt;
import dev.portico.orderedit.listing.ListingStore;
import dev.portico.orderedit.listing.LoadedListing;
import dev.portico.orderedit.order.EventList;
import dev.portico.orderedit.order.LoadedOrder;
import dev.portico.orderedit.order.OrderExcerpts;
import dev.portico.orderedit.order.OrderStore;
import dev.portico.orderedit.order.OrderStore.Change;
import dev.portico.orderedit.order.OrderWire;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One chunk of a run in one transaction: what was read is decided and stored whole, or the chunk is there again. The next one is
 * the next firing of the same timer, so a process that dies leaves a run that another goes on with.
 */
@ApplicationScoped
class FulfillOrders implements TimerHandler {

    private static final int CHUNK = 100;

    private final FulfillmentStore runs;
    private final OrderStore orders;
    private final ListingStore listings;
    private final ListingEvents listingEvents;
    private final Timers timers;
    private final Outbox outbox;
    private final Clock clock;

    FulfillOrders(
            FulfillmentStore runs,
            OrderStore orders,
            ListingStore listings,
            ListingEvents listingEvents,
            Timers timers,
            Outbox outbox,
            Clock clock) {
        this.runs = runs;
        this.orders = orders;
        this.listings = listings;
        this.listingEvents = listingEvents;
        this.timers = timers;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Fulfillments.TIMER;
    }

    @Override
    public Uni<Void> fire(Timer timer) {
        return runs.find(timer.merchant(), timer.subject()).chain(found -> found.filter(run -> run.endedAt() == null)
                .map(run -> goOn(timer, run))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> goOn(Timer timer, Run run) {
        return runs.next(timer.merchant(), run.id(), CHUNK)
                .chain(next -> next.isEmpty() ? end(timer.merchant(), run) : fulfill(timer, run, next));
    }

    private Uni<Void> fulfill(Timer timer, Run run, List<UUID> orderIds) {
        var merchant = timer.merchant();
        return orders.findAll(merchant, orderIds)
                .map(loaded -> decide(run, orderIds, loaded))
                .chain(chunk -> orders.updateAll(merchant, chunk.changes())
                        .chain(() -> outbox.append(Change.events(chunk.changes())))
                        .chain(() -> runs.record(merchant, run.id(), chunk.outcomes())))
                .chain(() -> timers.schedule(new Timer(merchant, timer.kind(), run.id(), clock.instant())));
    }

    /** What a chunk comes to: the orders that change, and what is noted about each. */
    private record Chunk(List<Change> changes, List<OfOrder> outcomes) {}

    private record Decided(LoadedOrder loaded, Fulfillment fulfillment) {}

    private static Chunk decide(Run run, List<UUID> orderIds, List<LoadedOrder> loaded) {
        Map<UUID, Decided> decided = loaded.stream()
                .map(order -> new Decided(order, fulfillment(run, order)))
                .collect(Collectors.toMap(it -> it.loaded().order().id(), Function.identity()));
        return new Chunk(
                orderIds.stream()
                        .flatMap(id -> Optional.ofNullable(decided.get(id)).stream())
                        .filter(it -> it.fulfillment().outcome() == Outcome.RELEASED)
                        .map(it -> change(run, it))
                        .toList(),
                orderIds.stream()
                        .map(id -> new OfOrder(id, outcome(decided.get(id))))
                        .toList());
    }

    private static Fulfillment fulfillment(Run run, LoadedOrder loaded) {
        var money = new Money(loaded.coverage().coveredMinor(), loaded.pendingMinor());
        return Fulfillment.of(loaded.order(), run.listingId(), money);
    }

    private static Outcome outcome(@Nullable Decided decided) {
        return decided == null ? Outcome.NOT_WAITING : decided.fulfillment().outcome();
    }

    private static Change change(Run run, Decided decided) {
        var order = decided.fulfillment().order();
        var excerpt = OrderExcerpts.of(decided.loaded().situation().with(order));
        var events = EventList.after(decided.loaded());
        OrderWire.addReleased(
                events, run.actor(), excerpt, decided.fulfillment().released());
        return new Change(decided.loaded(), order, events);
    }

    /** The listing's readers hear of it once, when all is done. */
    private Uni<Void> end(MerchantId merchant, Run run) {
        return runs.end(merchant, run.id(), clock.instant())
                .chain(() -> listings.find(merchant, run.listingId()))
                .map(Optional::orElseThrow)
                .chain(loaded -> announce(loaded, run));
    }

    private Uni<Void> announce(LoadedListing loaded, Run run) {
        var told = new FulfillmentWire.Triggered(
                ListingExcerpt.of(loaded.listing()), new FulfillmentWire.Run(run.id(), run.released(), run.skipped()));
        return listings.update(loaded, loaded.listing())
                .chain(() -> listingEvents.next(loaded, run.actor(), "listing.fulfillment-triggered.v1", told));
    }
}
