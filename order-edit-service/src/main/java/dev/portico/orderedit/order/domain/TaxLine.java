package dev.portico.orderedit.order.domain;

import java.math.BigDecimal;

/** One tax on one line. The rate is a fraction (0.0625 for 6.25 %), the amount is in minor units for the whole line. */
public record TaxLine(String title, BigDecimal rate, long amountMinor) {

    public TaxLine withAmount(long minor) {
        return new TaxLine(title, rate, minor);
    }
}
