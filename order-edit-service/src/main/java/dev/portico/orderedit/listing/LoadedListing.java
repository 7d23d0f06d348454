package dev.portico.orderedit.listing;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.orderedit.listing.domain.Listing;

/**
 * A listing as it is stored.
 *
 * @param sequence of its last event; a write succeeds only if it still is
 */
public record LoadedListing(MerchantId merchant, Listing listing, long sequence) {}
