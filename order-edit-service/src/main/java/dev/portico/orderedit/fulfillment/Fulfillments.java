package dev.portico.orderedit.fulfillment;

import dev.portico.kit.http.Cursor;
import dev.portico.kit.http.Fault;
import dev.portico.kit.http.IdempotencyKeys;
import dev.portico.kit.http.Page;
import dev.portico.kit.http.Problems;
import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.Timers;
import dev.portico.orderedit.fulfillment.FulfillRequest.Scope;
import dev.portico.orderedit.fulfillment.FulfillmentStore.Run;
import dev.portico.orderedit.listing.ListingStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Use cases of fulfilling a listing. One public method is one transaction. */
@ApplicationScoped
class Fulfillments {

    static final String TIMER = "fulfillment-run";

    private final ListingStore listings;
    private final FulfillmentStore store;
    private final Timers timers;
    private final IdempotencyKeys keys;
    private final Clock clock;

    Fulfillments(ListingStore listings, FulfillmentStore store, Timers timers, IdempotencyKeys keys, Clock clock) {
        this.listings = listings;
        this.store = store;
        this.timers = timers;
        this.keys = keys;
        this.clock = clock;
    }

    /** A run that has begun; {@link RunView} tells how far it is. */
    record Started(UUID id, int orders) {}

    /** Begins a run: the work is a timer's, so that it goes on whatever happens to this process. */
    @MerchantTransaction
    public Uni<Started> start(
            MerchantId merchant, Actor actor, String listing, @Nullable String key, FulfillRequest request) {
        check(request);
        return keys.once(
                merchant, "listing.fulfill:" + listing, key, request, Started.class, () -> listings.findByExternalId(
                                merchant, listing)
                        .map(found -> found.orElseThrow(() -> Problems.notFound("listing")))
                        .chain(loaded -> start(merchant, actor, loaded.listing().id(), request)));
    }

    private static void check(FulfillRequest request) {
        var faults = new ArrayList<Fault>();
        belongs(faults, request.scope() == Scope.OLDEST, request.count(), "/count", Scope.OLDEST);
        belongs(faults, request.scope() == Scope.CHOSEN, request.orderIds(), "/orderIds", Scope.CHOSEN);
        if (!faults.isEmpty()) {
            throw Problems.of(422, "invalid-fulfillment", "Nothing was begun", faults);
        }
    }

    private static void belongs(
            List<Fault> faults, boolean needed, @Nullable Object value, String pointer, Scope scope) {
        if (needed && value == null) {
            faults.add(new Fault("required", pointer, "is required for " + scope, Map.of()));
        }
        if (!needed && value != null) {
            faults.add(new Fault("not-for-this-scope", pointer, "is for " + scope + " only", Map.of()));
        }
    }

    private Uni<Started> start(MerchantId merchant, Actor actor, UUID listing, FulfillRequest request) {
        var now = clock.instant();
        var run = new Run(Ids.next(), listing, request.scope(), actor, 0, 0, 0, now, null);
        return store.start(merchant, run, request)
                .call(() -> timers.schedule(new Timer(merchant, TIMER, run.id(), now)))
                .map(orders -> new Started(run.id(), orders));
    }

    @MerchantTransaction
    public Uni<RunView> get(MerchantId merchant, UUID id, Cursor after, int limit) {
        return store.find(merchant, id)
                .map(found -> found.orElseThrow(() -> Problems.notFound("fulfillment-run")))
                .chain(run -> store.outcomes(merchant, id, after, limit + 1).map(rows -> view(run, rows, limit)));
    }

    private static RunView view(Run run, List<FulfillmentStore.Placed> rows, int limit) {
        return new RunView(
                run.id(),
                run.listingId(),
                run.scope(),
                run.endedAt() == null ? RunView.Status.RUNNING : RunView.Status.ENDED,
                run.orders(),
                run.released(),
                run.skipped(),
                run.startedAt(),
                run.endedAt(),
                Page.of(rows, limit, FulfillmentStore.Placed::place).map(FulfillmentStore.Placed::outcome));
    }
}
