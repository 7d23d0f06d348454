package dev.portico.orderedit.catalog;

import dev.portico.orderedit.catalog.domain.Product;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a product is found by: {@code s:} and a word of its title, type, variants or SKUs, {@code t:} and a tag; all in lower case. */
final class ProductTerms {

    /** Longer words are cut: an index entry has a limit. */
    private static final int LIMIT = 255;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    static List<String> of(Product product) {
        var texts = Stream.concat(
                Stream.of(product.title(), product.productType()),
                product.variants().stream().flatMap(variant -> Stream.of(variant.title(), variant.sku())));
        return Stream.concat(
                        texts.filter(Objects::nonNull).flatMap(text -> words(text).stream()),
                        product.tags().stream().map(ProductTerms::tag))
                .distinct()
                .toList();
    }

    /** The beginnings of words that a query asks for. */
    static List<String> words(String text) {
        return BETWEEN_WORDS
                .splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .map(word -> "s:" + cut(word.toLowerCase(Locale.ROOT)))
                .distinct()
                .toList();
    }

    static String tag(String tag) {
        return "t:" + cut(tag.toLowerCase(Locale.ROOT));
    }

    /** What products are listed by. */
    static String titleKey(Product product) {
        return cut(product.title().toLowerCase(Locale.ROOT));
    }

    /** The first term after all that begin with this one. */
    static String after(String term) {
        return term + Character.toString(Character.MAX_CODE_POINT);
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LIMIT));
    }

    private ProductTerms() {}
}
