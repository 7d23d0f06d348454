package dev.portico.orderedit.catalog.domain;

import dev.portico.orderedit.order.domain.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be bought. The price is in minor units of its currency; stock counts only where it is tracked.
 *
 * @param grams what one weighs, for shipping; null: nobody has said
 */
public record Variant(
        String externalId,
        @Nullable String sku,
        String title,
        List<Option> options,
        long priceMinor,
        String currency,
        long stock,
        boolean tracked,
        boolean oversell,
        @Nullable String imageUrl,
        @Nullable Long grams) {

    public Variant {
        options = List.copyOf(options);
    }

    /** Whether its stock can run out. */
    public boolean limited() {
        return tracked && !oversell;
    }

    /** How many more can be sold. */
    public long left() {
        return limited() ? Math.max(0, stock) : Long.MAX_VALUE;
    }
}
