package dev.portico.orderedit.order.domain;

/** The share of a discount that one line bears, in minor units of the order's currency; never negative. */
public record Allocation(String title, long amountMinor) {

    Allocation withAmount(long minor) {
        return new Allocation(title, minor);
    }
}
