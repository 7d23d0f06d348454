package dev.portico.orderedit.order.domain;

/** Units of a line that were added later at another price than its own. The price is for one unit, in minor units. */
public record PricedUnits(int units, long unitPriceMinor) {

    public long amountMinor() {
        return Math.multiplyExact(unitPriceMinor, (long) units);
    }
}
