package dev.portico.orderedit.catalog;

import dev.portico.orderedit.catalog.ProductInput.VariantInput;
import dev.portico.orderedit.catalog.domain.Product;
import dev.portico.orderedit.catalog.domain.Variant;
import dev.portico.orderedit.order.domain.Checks;
import dev.portico.orderedit.order.domain.IntakeFault;
import dev.portico.orderedit.order.domain.Option;
import dev.portico.orderedit.order.domain.OrderInput.OptionInput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a {@link ProductInput}. Everything that is wrong is named at once. */
final class ProductReader {

    private static final long STOCK_LIMIT = 1_000_000_000L;

    /** A hundred tonnes. */
    private static final long GRAMS_LIMIT = 100_000_000L;

    private final Checks checks = new Checks();

    private ProductReader() {}

    /** A product, valid only without faults. */
    record Read(Product product, List<IntakeFault> faults) {}

    static Read read(String externalId, ProductInput input) {
        var reader = new ProductReader();
        var product = reader.product(externalId, input);
        return new Read(product, reader.checks.faults());
    }

    private Product product(String externalId, ProductInput input) {
        var options = checks.entries(input.options(), "/options", 10);
        return new Product(
                checks.text(externalId, "/externalId", 128),
                checks.text(input.title(), "/title", 500),
                checks.optionalText(input.productType(), "/productType", 255),
                checks.tags(input.tags(), "/tags"),
                input.status() == null ? Product.Status.ACTIVE : input.status(),
                checks.optionalText(input.imageUrl(), "/imageUrl", 2048),
                options,
                variants(input));
    }

    private List<Variant> variants(ProductInput input) {
        var inputs = checks.entries(input.variants(), "/variants", 500);
        if (inputs.isEmpty()) {
            checks.fault("required", "/variants", "must have at least one variant");
        }
        var seen = new HashSet<String>();
        var variants = new ArrayList<Variant>();
        for (int i = 0; i < inputs.size(); i++) {
            var variant = variant(inputs.get(i), "/variants/" + i);
            if (!variant.externalId().isEmpty() && !seen.add(variant.externalId())) {
                checks.fault("duplicate-variant", "/variants/" + i + "/externalId", "must be unique in the product");
            }
            variants.add(variant);
        }
        return variants;
    }

    private Variant variant(VariantInput input, String pointer) {
        return new Variant(
                checks.text(input.externalId(), pointer + "/externalId", 128),
                checks.optionalText(input.sku(), pointer + "/sku", 255),
                checks.text(input.title(), pointer + "/title", 500),
                options(input.options(), pointer + "/options"),
                checks.amount(input.priceMinor(), pointer + "/priceMinor"),
                checks.currency(input.currency(), pointer + "/currency"),
                stock(input.stock(), pointer + "/stock"),
                Boolean.TRUE.equals(input.tracked()),
                Boolean.TRUE.equals(input.oversell()),
                checks.optionalText(input.imageUrl(), pointer + "/imageUrl", 2048),
                grams(input.grams(), pointer + "/grams"));
    }

    private @Nullable Long grams(@Nullable Long grams, String pointer) {
        if (grams != null && (grams < 0 || grams > GRAMS_LIMIT)) {
            checks.fault(
                    "weight-out-of-range", pointer, "must be from 0 to " + GRAMS_LIMIT, Map.of("limit", GRAMS_LIMIT));
            return null;
        }
        return grams;
    }

    /** May be negative: a shop that oversells owes units. */
    private long stock(@Nullable Long stock, String pointer) {
        if (stock == null) {
            return 0;
        }
        if (Math.abs(stock) > STOCK_LIMIT) {
            checks.fault("stock-out-of-range", pointer, "must be within ±" + STOCK_LIMIT, Map.of("limit", STOCK_LIMIT));
            return 0;
        }
        return stock;
    }

    private List<Option> options(@Nullable List<@Nullable OptionInput> inputs, String pointer) {
        var entries = checks.entries(inputs, pointer, 10);
        var options = new ArrayList<Option>();
        for (int i = 0; i < entries.size(); i++) {
            var at = pointer + "/" + i;
            options.add(new Option(
                    checks.text(entries.get(i).name(), at + "/name", 255),
                    checks.text(entries.get(i).value(), at + "/value", 255)));
        }
        return options;
    }
}
