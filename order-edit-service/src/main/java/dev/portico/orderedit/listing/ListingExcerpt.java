package dev.portico.orderedit.listing;

import dev.portico.orderedit.listing.domain.ListedVariant;
import dev.portico.orderedit.listing.domain.Listing;
import dev.portico.orderedit.listing.domain.ListingStage;
import dev.portico.orderedit.listing.domain.ShippingStatement;
import dev.portico.orderedit.order.TermsExcerpt;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The public form of a listing: what events carry and what resources answer. Its form is a contract.
 *
 * @param statement the one that holds
 * @param statements the newest ones, newest first, that one included
 */
public record ListingExcerpt(
        UUID id,
        String externalId,
        String title,
        List<ListedVariant> variants,
        ListingStage stage,
        TermsExcerpt terms,
        boolean cancelable,
        @Nullable LocalDate expectedFrom,
        @Nullable LocalDate expectedTo,
        @Nullable ShippingStatement statement,
        List<ShippingStatement> statements) {

    public static ListingExcerpt of(Listing listing) {
        return new ListingExcerpt(
                listing.id(),
                listing.externalId(),
                listing.title(),
                listing.variants(),
                listing.stage(),
                TermsExcerpt.of(listing.terms()),
                listing.cancelable(),
                listing.expectedFrom(),
                listing.expectedTo(),
                listing.statement().orElse(null),
                listing.statements());
    }
}
