package dev.portico.portal.client;

import java.net.URI;

/** Where to pay, or why not. */
public sealed interface CheckoutAnswer {

    record PayThere(URI page) implements CheckoutAnswer {}

    /** The amount shown was not, or is not yet, what can be paid; or what it was for is paid or gone. */
    record AmountChanged() implements CheckoutAnswer {}

    record NothingDue() implements CheckoutAnswer {}

    /** A payment is under way, and nobody knows yet what became of it. */
    record Unconfirmed() implements CheckoutAnswer {}

    /**
     * The customer's own amount can't be.
     *
     * @param limitMinor what would be possible, in minor units of the order's currency
     */
    record OutOfBounds(Bound bound, long limitMinor) implements CheckoutAnswer {}

    /** Which bound an amount missed. */
    enum Bound {
        TOO_SMALL,
        TOO_LARGE,
        REST_TOO_SMALL
    }
}
