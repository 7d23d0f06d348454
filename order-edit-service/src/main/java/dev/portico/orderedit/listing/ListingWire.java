package dev.portico.orderedit.listing;

import dev.portico.orderedit.listing.domain.ListingStage;
import dev.portico.orderedit.listing.domain.ShippingStatement;

/** The data of this feature's events, one record per type. The golden examples are in {@code contracts/events}. */
final class ListingWire {

    /** A listing is new, or its merchant has changed it. */
    record Published(ListingExcerpt listing) {}

    record StageChanged(ListingExcerpt listing, ListingStage from) {}

    record StatementPublished(ListingExcerpt listing, ShippingStatement statement) {}

    private ListingWire() {}
}
