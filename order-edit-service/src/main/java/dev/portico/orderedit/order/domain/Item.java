package dev.portico.orderedit.order.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a line sells. The unit price is in minor units of the order's currency, before discounts. */
public record Item(
        @Nullable String productId,
        @Nullable String variantId,
        @Nullable String sku,
        String title,
        @Nullable String variantTitle,
        List<Option> options,
        @Nullable String imageUrl,
        long unitPriceMinor) {

    public Item {
        options = List.copyOf(options);
    }
}
