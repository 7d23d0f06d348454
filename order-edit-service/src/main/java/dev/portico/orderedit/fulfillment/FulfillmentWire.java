package dev.portico.orderedit.fulfillment;

import dev.portico.orderedit.listing.ListingExcerpt;
import java.util.UUID;

/** The data of this feature's events. The golden examples are in {@code contracts/events}. */
final class FulfillmentWire {

    /** A run has ended. */
    record Triggered(ListingExcerpt listing, Run run) {}

    /** How many orders it let go, and how many not. */
    record Run(UUID id, int released, int skipped) {}

    private FulfillmentWire() {}
}
