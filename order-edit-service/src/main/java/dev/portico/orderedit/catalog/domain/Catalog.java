package dev.portico.orderedit.catalog.domain;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The part of the merchant's catalog that one order refers to. An order may name products that the catalog does not know. */
public record Catalog(List<Product> products) {

    public static final Catalog EMPTY = new Catalog(List.of());

    public Catalog {
        products = List.copyOf(products);
    }

    public Optional<Product> product(@Nullable String productId) {
        return products.stream()
                .filter(product -> product.externalId().equals(productId))
                .findFirst();
    }

    public Optional<Variant> variant(@Nullable String productId, @Nullable String variantId) {
        return product(productId).flatMap(product -> product.variant(variantId));
    }
}
