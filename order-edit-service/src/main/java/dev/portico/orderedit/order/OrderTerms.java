package dev.portico.orderedit.order;

import dev.portico.orderedit.order.domain.Order;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** What an order is found by: {@code t:} and a tag as it is, {@code s:} and a lower-case beginning of number, email or name. */
public final class OrderTerms {

    /** Longer words are cut: an index entry has a limit, a search word has none. */
    private static final int LIMIT = 255;

    static List<String> of(Order order) {
        var customer = order.customer();
        var words = Stream.of(
                        order.number(),
                        order.number().replaceFirst("^#", ""),
                        customer.email(),
                        customer.firstName(),
                        customer.lastName(),
                        customer.name())
                .filter(Objects::nonNull)
                .filter(word -> !word.isBlank())
                .map(OrderTerms::word);
        return Stream.concat(words, order.tags().stream().map(OrderTerms::tag))
                .distinct()
                .toList();
    }

    /** The terms of one state of an order that another state of it lacks. */
    static List<String> missing(Order of, Order in) {
        var there = of(in);
        return of(of).stream().filter(term -> !there.contains(term)).toList();
    }

    public static String tag(String tag) {
        return "t:" + tag;
    }

    static String word(String word) {
        var lower = word.strip().toLowerCase(Locale.ROOT);
        return "s:" + lower.substring(0, Math.min(lower.length(), LIMIT));
    }

    /** The first string after all that begin with the prefix. */
    static String after(String prefix) {
        return prefix + Character.toString(Character.MAX_CODE_POINT);
    }

    private OrderTerms() {}
}
