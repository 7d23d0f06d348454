package dev.portico.orderedit.edit;

import dev.portico.orderedit.catalog.domain.Product;
import dev.portico.orderedit.catalog.domain.Variant;
import dev.portico.orderedit.order.domain.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of what a customer may add to an order; {@code next} is the cursor to go on with, null at the end. */
record AddableView(List<AddableProduct> items, @Nullable String next) {

    /** A product with the variants that can be bought in the order's currency. */
    record AddableProduct(String productId, String title, @Nullable String imageUrl, List<AddableVariant> variants) {}

    /** A variant at today's price; {@code left} only where its stock can run out. */
    record AddableVariant(
            String variantId,
            String title,
            List<Option> options,
            long unitPriceMinor,
            boolean available,
            @Nullable Long left) {}

    static AddableProduct of(Product product) {
        return new AddableProduct(
                product.externalId(),
                product.title(),
                product.imageUrl(),
                product.variants().stream().map(AddableView::of).toList());
    }

    private static AddableVariant of(Variant variant) {
        return new AddableVariant(
                variant.externalId(),
                variant.title(),
                variant.options(),
                variant.priceMinor(),
                variant.left() > 0,
                variant.limited() ? variant.left() : null);
    }
}
