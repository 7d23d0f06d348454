package dev.portico.orderedit.order.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a line was pre-ordered, as a platform says it: one of the two names the listing.
 *
 * @param pointer to it in the platform's document
 * @param listing the shop's id
 * @param installments how many the customer picked; null: as many as the plan has
 */
public record PreOrderWish(
        UUID lineId,
        String pointer,
        @Nullable UUID listingId,
        @Nullable String listing,
        @Nullable Integer installments) {}
