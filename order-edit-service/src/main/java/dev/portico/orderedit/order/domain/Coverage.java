package dev.portico.orderedit.order.domain;

/**
 * What of an order's total the customer need not pay any more. All in minor units of its currency.
 *
 * @param coveredMinor paid or reserved, not refunded, or waived
 * @param reservedMinor what of it the shop's platform has only reserved, and is to take
 * @param spareMinor what is reserved beyond that: an edit took it off what is to be taken, and another may take it again
 * @param owedMinor what is not covered now. Spare money does not pay it: it may be what was given back on purpose, and
 *     payment-service, whose books decide, leaves it to be paid as well
 */
public record Coverage(long coveredMinor, long reservedMinor, long spareMinor, long owedMinor) {

    /** As far as the platform has told when it last spoke of the order. */
    public static Coverage toldByPlatform(Order order) {
        return of(order, order.coveredMinor(), order.authorizedMinor());
    }

    /** As the books say, of an order whose platform may have reserved more. */
    public static Coverage of(Order order, long coveredMinor, long reservedMinor) {
        return new Coverage(
                coveredMinor,
                reservedMinor,
                Math.max(0, order.authorizedMinor() - reservedMinor),
                Math.max(0, order.totalMinor() - coveredMinor));
    }

    /** What is covered if the order costs {@code totalMinor}: more than now where the rest of a reserved amount is taken again. */
    public long coveredMinor(long totalMinor) {
        long more = totalMinor - coveredMinor - owedMinor;
        return coveredMinor + Math.max(0, Math.min(spareMinor, more));
    }

    /** What is owed (positive) or too much (negative) if the order costs {@code totalMinor}. */
    public long balanceMinor(long totalMinor) {
        return totalMinor - coveredMinor(totalMinor);
    }

    /** What goes back to the customer if the order costs {@code totalMinor}: what is only reserved is not taken instead. */
    public long refundMinor(long totalMinor) {
        return Math.max(0, coveredMinor - totalMinor - reservedMinor);
    }

    /** What of the reserved money is not taken if the order costs {@code totalMinor}. */
    public long notTakenMinor(long totalMinor) {
        return Math.max(0, Math.min(reservedMinor, coveredMinor - totalMinor));
    }
}
