package dev.portico.orderedit.order.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What delivery costs, in minor units, with its own taxes.
 *
 * @param rateId the rate of the merchant's table that the customer has chosen since checkout, if they have
 * @param original what was sold at checkout, once an edit has moved it; null: this is it
 */
public record ShippingLine(
        String title,
        long priceMinor,
        long discountMinor,
        List<TaxLine> taxLines,
        @Nullable String rateId,
        @Nullable ShippingLine original) {

    public ShippingLine {
        taxLines = List.copyOf(taxLines);
    }

    public static ShippingLine sold(String title, long priceMinor, long discountMinor, List<TaxLine> taxLines) {
        return new ShippingLine(title, priceMinor, discountMinor, taxLines, null, null);
    }

    /** What was sold at checkout. */
    public ShippingLine asSold() {
        return original == null ? this : original;
    }

    /** After its discount, before taxes that are not included. */
    public long totalMinor() {
        return priceMinor - discountMinor;
    }

    public long taxMinor() {
        return taxLines.stream().mapToLong(TaxLine::amountMinor).reduce(0, Math::addExact);
    }

    ShippingLine canceled() {
        return sold(title, 0, 0, taxLines.stream().map(tax -> tax.withAmount(0)).toList());
    }
}
