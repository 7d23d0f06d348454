package dev.portico.orderedit.listing.domain;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What a listing does with orders that come in. The transitions are data: what is not in the table does not happen. */
public enum ListingStage {
    /** Orders come in without being charged, whatever the listing's terms are. */
    CAPTURE_ONLY,
    CHARGE_AND_CAPTURE,
    /** No more pre-orders. */
    ENDED;

    private static final Map<ListingStage, Set<ListingStage>> NEXT =
            new EnumMap<>(Map.of(CAPTURE_ONLY, EnumSet.of(CHARGE_AND_CAPTURE), CHARGE_AND_CAPTURE, EnumSet.of(ENDED)));

    public boolean canBecome(ListingStage next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    /** Whether orders may still name the listing. */
    public boolean takesOrders() {
        return NEXT.containsKey(this);
    }
}
