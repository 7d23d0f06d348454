package dev.portico.portal.view;

import dev.portico.portal.view.domain.Listing;
import java.util.UUID;

/** A listing as one event tells it, in the form in which the upsert reads it. */
record ListingChange(String merchant, UUID listingId, long sequence, Listing listing) {

    record Key(String merchant, UUID listingId) {}

    Key key() {
        return new Key(merchant, listingId);
    }

    /** One row can be upserted once per statement: of one poll the newest word counts. */
    ListingChange or(ListingChange other) {
        return other.sequence > sequence ? other : this;
    }
}
