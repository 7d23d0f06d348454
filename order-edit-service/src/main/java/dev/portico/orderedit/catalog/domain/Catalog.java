package dev.portico.orderedit.catalog.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The part of the merchant's catalog that one order refers to. An order may name products that the catalog does not know.
 *
 * @param products by their external id
 */
public record Catalog(Map<String, Product> products) {

    public static final Catalog EMPTY = new Catalog(Map.of());

    public Catalog {
        products = Map.copyOf(products);
    }

    public static Catalog of(List<Product> products) {
        return new Catalog(products.stream().collect(Collectors.toMap(Product::externalId, Function.identity())));
    }

    public Optional<Product> product(@Nullable String productId) {
        return productId == null ? Optional.empty() : Optional.ofNullable(products.get(productId));
    }

    public Optional<Variant> variant(@Nullable String productId, @Nullable String variantId) {
        return product(productId).flatMap(product -> product.variant(variantId));
    }
}
