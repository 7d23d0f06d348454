package dev.portico.orderedit.delay;

import dev.portico.orderedit.listing.ListingExcerpt;
import dev.portico.orderedit.listing.domain.ShippingStatement;
import java.time.Instant;

/** The data of this feature's event. The golden example is in {@code contracts/events}. */
final class DelayWire {

    record Announced(ListingExcerpt listing, Delay delay) {}

    /** What those who wait are asked; {@code statement} is the listing's newest. */
    record Delay(ShippingStatement statement, boolean consentRequired, Instant respondBy) {}

    private DelayWire() {}
}
