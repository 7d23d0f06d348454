package dev.portico.local.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.portico.local.demo.CatalogProduct.Option;
import dev.portico.local.demo.CatalogProduct.Variant;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads Shopify's product export. Rows of one handle are one product: the first has what is common, each with a price
 * is a variant, the rest bring further pictures only.
 */
final class ProductCsv {

    private static final int OPTIONS = 3;

    private ProductCsv() {}

    static List<CatalogProduct> read(Reader export, Currency currency) {
        var byHandle = new LinkedHashMap<String, List<NamedCsvRecord>>();
        try (var rows = CsvReader.builder().ofNamedCsvRecord(export)) {
            rows.forEach(row -> byHandle.computeIfAbsent(row.getField("Handle"), handle -> new ArrayList<>())
                    .add(row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return byHandle.values().stream().map(rows -> product(rows, currency)).toList();
    }

    private static CatalogProduct product(List<NamedCsvRecord> rows, Currency currency) {
        var first = rows.get(0);
        var options = optionNames(first);
        return new CatalogProduct(
                first.getField("Handle"),
                first.getField("Title"),
                field(first, "Type"),
                split(first.getField("Tags")),
                Boolean.parseBoolean(first.getField("Published")),
                options,
                rows.stream()
                        .filter(row -> field(row, "Variant Price") != null)
                        .map(row -> variant(first, row, options, currency))
                        .toList());
    }

    /** "Title" with the one value "Default Title" is how Shopify writes: no options. */
    private static List<String> optionNames(NamedCsvRecord first) {
        if ("Default Title".equals(field(first, "Option1 Value"))) {
            return List.of();
        }
        return IntStream.rangeClosed(1, OPTIONS)
                .mapToObj(number -> field(first, "Option" + number + " Name"))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Variant variant(
            NamedCsvRecord first, NamedCsvRecord row, List<String> optionNames, Currency currency) {
        var options = IntStream.range(0, optionNames.size())
                .mapToObj(i -> new Option(optionNames.get(i), row.getField("Option" + (i + 1) + " Value")))
                .toList();
        var values = options.stream().map(Option::value).toList();
        return new Variant(
                Stream.concat(
                                Stream.of(first.getField("Handle")),
                                values.stream().map(ProductCsv::slug))
                        .collect(Collectors.joining("-")),
                field(row, "Variant SKU"),
                values.isEmpty() ? first.getField("Title") : String.join(" / ", values),
                options,
                minor(row, currency),
                stock(row),
                field(row, "Variant Inventory Tracker") != null,
                "continue".equals(field(row, "Variant Inventory Policy")));
    }

    /** Exactly: a price with more digits than the currency has is a mistake in the export, not something to round. */
    private static long minor(NamedCsvRecord row, Currency currency) {
        var price = row.getField("Variant Price");
        try {
            return new BigDecimal(price)
                    .movePointRight(currency.getDefaultFractionDigits())
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("line %d: %s is not an amount of %s"
                    .formatted(row.getStartingLineNumber(), price, currency.getCurrencyCode()));
        }
    }

    private static int stock(NamedCsvRecord row) {
        var quantity = field(row, "Variant Inventory Qty");
        return quantity == null ? 0 : Integer.parseInt(quantity);
    }

    private static @Nullable String field(NamedCsvRecord row, String name) {
        var value = row.findField(name).orElse("").strip();
        return value.isEmpty() ? null : value;
    }

    private static List<String> split(String tags) {
        return Stream.of(tags.split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
    }

    private static String slug(String value) {
        return Normalizer.normalize(value, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
