package dev.portico.orderedit.listing.domain;

/** What a listing sells, by the shop's ids. */
public record ListedVariant(String productId, String variantId) {}
