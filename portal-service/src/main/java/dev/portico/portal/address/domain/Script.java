package dev.portico.portal.address.domain;

/** Some countries write an address in one order in letters of their own, and in another one in Latin letters. */
public enum Script {
    LOCAL,
    LATIN
}
