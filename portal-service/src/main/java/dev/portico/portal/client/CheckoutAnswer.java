package dev.portico.portal.client;

import java.net.URI;

/** Where to pay, or why not. */
public sealed interface CheckoutAnswer {

    record PayThere(URI page) implements CheckoutAnswer {}

    /** The amount shown was not, or is not yet, what is outstanding. */
    record AmountChanged() implements CheckoutAnswer {}

    record NothingDue() implements CheckoutAnswer {}
}
