package dev.portico.portal.view.domain;

/**
 * What payment-service's ledger says about an order; minor units of {@link #currency()}.
 * Outstanding is positive when the customer owes, negative when the merchant does.
 */
public record Balance(
        String currency,
        long orderTotalMinor,
        long paidMinor,
        long refundedMinor,
        long waivedMinor,
        long outstandingMinor) {

    /** The balance after the order's total moved and before the ledger has heard of it. */
    public Balance withTotal(long totalMinor) {
        return new Balance(
                currency,
                totalMinor,
                paidMinor,
                refundedMinor,
                waivedMinor,
                totalMinor - paidMinor + refundedMinor - waivedMinor);
    }
}
