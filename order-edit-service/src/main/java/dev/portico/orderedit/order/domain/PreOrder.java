package dev.portico.orderedit.order.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer was promised for a line: the terms of its listing, frozen when the order came in.
 *
 * @param terms with the number of installments that the customer picked
 * @param variantIds what the listing had of the line's product: the line may be swapped among these
 * @param expectedFrom the day it was expected to ship at checkout, or the first of several
 */
public record PreOrder(
        UUID listingId,
        PreOrderTerms terms,
        List<String> variantIds,
        @Nullable LocalDate expectedFrom,
        @Nullable LocalDate expectedTo) {

    public PreOrder {
        variantIds = List.copyOf(variantIds);
    }
}
