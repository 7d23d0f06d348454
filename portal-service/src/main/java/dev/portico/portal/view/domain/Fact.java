package dev.portico.portal.view.domain;

/** Something a service said of an order that a later word of the same kind replaces. */
public interface Fact {

    /** The event that said it: of two facts of one kind the one with the greater sequence holds, whatever came first. */
    long sequence();
}
