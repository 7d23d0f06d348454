package dev.portico.orderedit.order.domain;

/** The figures of an order in minor units: total = items − discount + shipping + tax (unless prices include it) + fees + tip. */
public record Totals(
        long itemsMinor,
        long discountMinor,
        long shippingMinor,
        long taxMinor,
        long feesMinor,
        long tipMinor,
        long totalMinor) {

    /**
     * @throws ArithmeticException if the sum does not fit: intake turns that into a violation
     */
    static Totals of(Order order) {
        long items = 0;
        long discount = 0;
        long tax = 0;
        for (Line line : order.lines()) {
            items = Math.addExact(items, line.subtotalMinor());
            discount = Math.addExact(discount, line.discountMinor());
            tax = Math.addExact(tax, line.taxMinor());
        }
        long shipping = 0;
        var delivery = order.shippingLine();
        if (delivery != null) {
            shipping = Math.subtractExact(delivery.priceMinor(), delivery.discountMinor());
            for (TaxLine line : delivery.taxLines()) {
                tax = Math.addExact(tax, line.amountMinor());
            }
        }
        long total = Math.addExact(Math.subtractExact(items, discount), shipping);
        total = Math.addExact(total, order.taxesIncluded() ? 0 : tax);
        total = Math.addExact(Math.addExact(total, order.feesMinor()), order.tipMinor());
        return new Totals(items, discount, shipping, tax, order.feesMinor(), order.tipMinor(), total);
    }
}
