package dev.portico.portal.view;

import dev.portico.kit.inbox.EventBatches;
import dev.portico.kit.inbox.ReceivedEvent;
import dev.portico.kit.inbox.ReplayableConsumer;
import dev.portico.portal.view.domain.Listing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Every event of a listing carries the whole of it; what a shop says about shipping is on every page at once. */
@ApplicationScoped
class ListingEventsConsumer implements ReplayableConsumer {

    private static final Set<String> TYPES = Set.of(
            "listing.published.v1",
            "listing.stage-changed.v1",
            "listing.statement-published.v1",
            "listing.fulfillment-triggered.v1",
            "listing.delay-announced.v1");

    private final EventBatches batches;
    private final ListingViews views;

    ListingEventsConsumer(EventBatches batches, ListingViews views) {
        this.batches = batches;
        this.views = views;
    }

    @Override
    public String topic() {
        return "listing.events";
    }

    @Override
    @Incoming("listings")
    public Uni<Void> on(ConsumerRecords<String, String> records) {
        return batches.consume(records, TYPES, this::project);
    }

    private Uni<Void> project(List<ReceivedEvent> events) {
        return views.apply(events.stream().map(ListingEventsConsumer::change).toList());
    }

    private static ListingChange change(ReceivedEvent event) {
        var listing = event.as(Announced.class).listing();
        if (listing == null || !event.subject().equals(listing.id().toString())) {
            throw new IllegalArgumentException("the event does not carry the listing it is about");
        }
        return new ListingChange(event.merchant().value(), listing.id(), event.sequence(), listing);
    }

    private record Announced(@Nullable Listing listing) {}
}
