package dev.portico.orderedit.catalog.domain;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A product with its variants, in the shop's order. Only ACTIVE ones are sold. */
public record Product(
        String externalId,
        String title,
        @Nullable String productType,
        List<String> tags,
        Status status,
        @Nullable String imageUrl,
        List<String> options,
        List<Variant> variants) {

    /** Whether the shop sells it. */
    public enum Status {
        ACTIVE,
        DRAFT
    }

    public Product {
        tags = List.copyOf(tags);
        options = List.copyOf(options);
        variants = List.copyOf(variants);
    }

    public boolean sold() {
        return status == Status.ACTIVE;
    }

    public Optional<Variant> variant(@Nullable String variantId) {
        return variants.stream()
                .filter(variant -> variant.externalId().equals(variantId))
                .findFirst();
    }
}
