package dev.portico.portal.lookup;

import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.outbox.Outbox;
import dev.portico.kit.outbox.PublishedEvent;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.TimerHandler;
import dev.portico.kit.timer.Timers;
import dev.portico.portal.lookup.LinkRequestRepository.Counted;
import dev.portico.portal.lookup.domain.LinkRequest;
import dev.portico.portal.lookup.domain.LinkRequest.Kind;
import dev.portico.portal.lookup.domain.TypedLookup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Links that somebody asks for. Asking writes a request and its timer, whatever is asked for, and that is all somebody waits
 * for: neither the answer nor its time tells whether there is such an order. The timer looks for it a moment later and, when
 * it is there, publishes that its link is wanted.
 */
@ApplicationScoped
public class LinkRequests implements TimerHandler {

    private final LinkRequestRepository requests;
    private final Timers timers;
    private final Outbox outbox;
    private final Clock clock;

    LinkRequests(LinkRequestRepository requests, Timers timers, Outbox outbox, Clock clock) {
        this.requests = requests;
        this.timers = timers;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** By a link to the order, which may be one that opens nothing any more. */
    @MerchantTransaction
    public Uni<Void> ask(MerchantId merchant, Kind kind, UUID orderId) {
        return store(merchant, LinkRequest.of(Ids.next(), kind, orderId, clock.instant()));
    }

    /** @param typed without faults */
    @MerchantTransaction
    public Uni<Void> ask(MerchantId merchant, Kind kind, TypedLookup typed) {
        return store(merchant, LinkRequest.of(Ids.next(), kind, typed, clock.instant()));
    }

    private Uni<Void> store(MerchantId merchant, LinkRequest request) {
        return requests.add(merchant, request)
                .chain(() -> timers.schedule(new Timer(merchant, kind(), request.id(), request.requestedAt())));
    }

    @Override
    public String kind() {
        return "link-request";
    }

    @Override
    public Uni<Void> fire(Timer timer) {
        return requests.take(timer.merchant(), timer.subject())
                .chain(taken ->
                        taken.map(request -> answer(timer.merchant(), request)).orElseGet(LinkRequests::nothing));
    }

    private Uni<Void> answer(MerchantId merchant, LinkRequest request) {
        return requests.count(merchant, request).chain(found -> found.map(order -> announce(merchant, request, order))
                .orElseGet(LinkRequests::nothing));
    }

    private Uni<Void> announce(MerchantId merchant, LinkRequest request, Counted order) {
        return outbox.append(List.of(new PublishedEvent(
                Ids.next(),
                LookupWire.TOPIC,
                LookupWire.type(request.kind()),
                order.orderId().toString(),
                merchant,
                Actor.CUSTOMER,
                order.requests(),
                clock.instant(),
                new LookupWire.Requested(order.orderId(), request.requestedAt()))));
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
