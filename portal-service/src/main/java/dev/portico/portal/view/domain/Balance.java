package dev.portico.portal.view.domain;

/**
 * What payment-service's ledger says about an order; minor units of {@link #currency()}.
 * Outstanding is positive when the customer owes, negative when the merchant does.
 *
 * @param authorizedMinor reserved at the shop's platform and not taken yet, as far as it will be: it covers the order
 */
public record Balance(
        String currency,
        long orderTotalMinor,
        long paidMinor,
        long authorizedMinor,
        long refundedMinor,
        long waivedMinor,
        long outstandingMinor) {

    /** The balance after the order's total moved and before the ledger has heard of it: of what is reserved less is taken. */
    public Balance withTotal(long totalMinor) {
        long uncovered = totalMinor - paidMinor + refundedMinor - waivedMinor;
        long taken = Math.max(0, Math.min(authorizedMinor, uncovered));
        return new Balance(currency, totalMinor, paidMinor, taken, refundedMinor, waivedMinor, uncovered - taken);
    }
}
