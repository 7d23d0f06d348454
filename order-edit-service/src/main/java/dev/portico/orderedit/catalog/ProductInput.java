package dev.portico.orderedit.catalog;

import dev.portico.orderedit.catalog.domain.Product;
import dev.portico.orderedit.order.domain.OrderInput.OptionInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product as it is sent: {@link ProductReader} names what is wrong. */
record ProductInput(
        @Nullable String title,
        @Nullable String productType,
        @Nullable List<@Nullable String> tags,
        Product.@Nullable Status status,
        @Nullable String imageUrl,
        @Nullable List<@Nullable String> options,
        @Nullable List<@Nullable VariantInput> variants) {

    /** A variant; the price is in minor units, the weight in grams. Not tracked means that stock never runs out. */
    record VariantInput(
            @Nullable String externalId,
            @Nullable String sku,
            @Nullable String title,
            @Nullable List<@Nullable OptionInput> options,
            @Nullable Long priceMinor,
            @Nullable String currency,
            @Nullable Long stock,
            @Nullable Boolean tracked,
            @Nullable Boolean oversell,
            @Nullable String imageUrl,
            @Nullable Long grams) {}
}
