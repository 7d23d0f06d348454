package dev.portico.orderedit.listing;

import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.outbox.Outbox;
import dev.portico.kit.outbox.PublishedEvent;
import dev.portico.kit.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Tells what happened to a listing, in the transaction that stores it: one event a change, so that the sequence has no gap. */
@ApplicationScoped
public class ListingEvents {

    public static final String TOPIC = "listing.events";

    private final Outbox outbox;
    private final Clock clock;

    ListingEvents(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Of a listing that is new. */
    Uni<Void> first(MerchantId merchant, Actor actor, UUID listing, String type, Object data) {
        return tell(merchant, actor, listing, 1, type, data);
    }

    /** Of one that was stored with {@link ListingStore#update}. */
    public Uni<Void> next(LoadedListing loaded, Actor actor, String type, Object data) {
        return tell(loaded.merchant(), actor, loaded.listing().id(), loaded.sequence() + 1, type, data);
    }

    private Uni<Void> tell(MerchantId merchant, Actor actor, UUID listing, long sequence, String type, Object data) {
        return outbox.append(List.of(new PublishedEvent(
                Ids.next(), TOPIC, type, listing.toString(), merchant, actor, sequence, clock.instant(), data)));
    }
}
