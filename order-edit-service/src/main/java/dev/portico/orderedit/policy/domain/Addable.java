package dev.portico.orderedit.policy.domain;

import dev.portico.orderedit.catalog.domain.Product;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which products customers may add to an order, of those the shop sells.
 *
 * @param tag the product tag, for TAG
 * @param productIds the chosen products' external ids, for LIST
 */
public record Addable(Kind kind, @Nullable String tag, List<String> productIds) {

    public static final Addable EVERYTHING = new Addable(Kind.ALL, null, List.of());

    /** How they are chosen. */
    public enum Kind {
        ALL,
        TAG,
        LIST
    }

    public Addable {
        productIds = List.copyOf(productIds);
    }

    public static Addable tagged(String tag) {
        return new Addable(Kind.TAG, tag, List.of());
    }

    public static Addable listed(List<String> productIds) {
        return new Addable(Kind.LIST, null, productIds);
    }

    /** Tags are compared without regard to case, as shops do. */
    public boolean allows(Product product) {
        return product.sold()
                && switch (kind) {
                    case ALL -> true;
                    case TAG -> tag != null && product.tags().stream().anyMatch(tag::equalsIgnoreCase);
                    case LIST -> productIds.contains(product.externalId());
                };
    }
}
