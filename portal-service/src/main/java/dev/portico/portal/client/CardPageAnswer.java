package dev.portico.portal.client;

import java.net.URI;

/** Where to name another card, or why not. */
public sealed interface CardPageAnswer {

    record SaveThere(URI page) implements CardPageAnswer {}

    /** The link in the mail was used already, has expired, or never was. */
    record NoSuchLink() implements CardPageAnswer {}
}
