package dev.portico.orderedit.order.domain;

/** One choice that makes a variant, such as Size: Small. */
public record Option(String name, String value) {}
