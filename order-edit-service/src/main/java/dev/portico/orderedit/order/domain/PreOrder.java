package dev.portico.orderedit.order.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer was promised for a line: the terms of its listing, frozen when the order came in.
 *
 * @param terms with the number of installments that the customer picked
 * @param variantIds what the listing had of the line's product: the line may be swapped among these
 * @param expectedFrom the day it was expected to ship at checkout, or the first of several
 * @param binding whether customers may not cancel it, by the listing; a document from before this was kept says they may
 */
public record PreOrder(
        UUID listingId,
        PreOrderTerms terms,
        List<String> variantIds,
        @Nullable LocalDate expectedFrom,
        @Nullable LocalDate expectedTo,
        boolean binding) {

    /** What holds where a shop has named no day: it ships within so many days. */
    public static final int USUAL_DAYS = 30;

    public PreOrder {
        variantIds = List.copyOf(variantIds);
    }

    /** One that customers may cancel. */
    public PreOrder(
            UUID listingId,
            PreOrderTerms terms,
            List<String> variantIds,
            @Nullable LocalDate expectedFrom,
            @Nullable LocalDate expectedTo) {
        this(listingId, terms, variantIds, expectedFrom, expectedTo, false);
    }

    /** The last day that it was promised for; {@link #USUAL_DAYS} after it was ordered where no day was named. */
    public LocalDate promisedBy(Instant placedAt) {
        if (expectedTo != null) {
            return expectedTo;
        }
        return expectedFrom == null
                ? LocalDate.ofInstant(placedAt, ZoneOffset.UTC).plusDays(USUAL_DAYS)
                : expectedFrom;
    }

    /** Whether the deposit stays with the shop when the customer cancels. */
    public boolean keepsDeposit() {
        return terms.deposit() != null && !terms.depositRefundable();
    }
}
