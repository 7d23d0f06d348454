package dev.portico.local.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A product of a Shopify export. Ids are made from the handle, because an export has none. */
record CatalogProduct(
        String handle,
        String title,
        @Nullable String type,
        List<String> tags,
        boolean published,
        List<String> options,
        List<Variant> variants) {

    private static final int STOCK_PER_UNIT = 12;

    /** What can be bought. The price is in minor units of the shop's currency. */
    record Variant(
            String id,
            @Nullable String sku,
            String title,
            List<Option> options,
            long priceMinor,
            int stock,
            boolean tracked,
            boolean oversell) {

        /** Null for the only variant of a product, which has no name of its own. */
        @Nullable
        String ownTitle() {
            return options.isEmpty() ? null : title;
        }
    }

    record Option(String name, String value) {}

    /**
     * The same with enough on stock to play with. The export counts one of each without tracking it; what it counts as
     * none stays sold out.
     */
    CatalogProduct withDemoStock() {
        var stocked = variants.stream()
                .map(variant -> new Variant(
                        variant.id(),
                        variant.sku(),
                        variant.title(),
                        variant.options(),
                        variant.priceMinor(),
                        variant.stock() * STOCK_PER_UNIT,
                        true,
                        variant.oversell()))
                .toList();
        return new CatalogProduct(handle, title, type, tags, published, options, stocked);
    }

    Variant first() {
        return variants.get(0);
    }

    Variant variant(String id) {
        return variants.stream()
                .filter(variant -> variant.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(handle + " has no variant " + id));
    }
}
