package dev.portico.portal.client;

import dev.portico.portal.view.domain.OrderExcerpt.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of what a customer may add to an order.
 *
 * @param next where the next page begins; null on the last
 */
public record Addable(List<Item> items, @Nullable String next) {

    public Addable {
        items = listOf(items);
    }

    static Addable nothing() {
        return new Addable(List.of(), null);
    }

    public record Item(String productId, String title, @Nullable String imageUrl, List<Variant> variants) {

        public Item {
            variants = listOf(variants);
        }
    }

    /** A unit price is in minor units of the order's currency; {@code left} is null where stock is not counted. */
    public record Variant(
            String variantId,
            String title,
            List<Option> options,
            long unitPriceMinor,
            boolean available,
            @Nullable Long left) {

        public Variant {
            options = listOf(options);
        }
    }

    private static <T> List<T> listOf(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }
}
