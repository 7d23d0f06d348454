package dev.portico.portal.page;

import dev.portico.portal.view.domain.OrderExcerpt.Why;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why an amount moved, or stayed, as a half sentence: by its code where this version knows it and the figures it needs
 * are there, else by its part.
 */
final class Whys {

    private static final String KEY = "why.";

    /** Said even when they move nothing, since that is what they explain. */
    private static final Set<String> SAID_OF_NOTHING = Set.of("AMOUNT_KEPT", "MINIMUM_NOT_REACHED");

    static Optional<String> of(Visit visit, Why why) {
        if (why.amountMinor() == 0 && !SAID_OF_NOTHING.contains(String.valueOf(why.code()))) {
            return Optional.empty();
        }
        var values = values(visit, why);
        var key = KEY + why.code();
        var isIncluded = Boolean.TRUE.equals(params(why).get("included"));
        return Stream.of(isIncluded ? key + ".included" : key, key, key + ".plain", KEY + why.part())
                .filter(candidate -> visit.texts().canSay(candidate, values))
                .findFirst()
                .map(candidate -> visit.text(candidate, values));
    }

    private static Map<String, Object> values(Visit visit, Why why) {
        var params = params(why);
        var values = new HashMap<String, Object>();
        values.put("amount", Changes.signed(visit, why.amountMinor()));
        put(values, "count", params.get("units"), units -> Math.abs(((Number) units).longValue()));
        put(values, "price", params.get("unitPriceMinor"), price -> money(visit, price));
        put(values, "from", params.get("fromMinor"), price -> money(visit, price));
        put(values, "to", params.get("toMinor"), price -> money(visit, price));
        put(values, "minimum", params.get("minimumMinor"), least -> money(visit, least));
        rate(visit, params).ifPresent(rate -> values.put("rates", rate));
        decimal(params.get("percentage"))
                .ifPresent(percent -> values.put("percentage", visit.formats().percent(percent.movePointLeft(2))));
        putText(values, "band", params.get("rate"));
        putText(values, why.part().equals("TAX") ? "tax" : "discount", params.get("title"));
        return values;
    }

    private static Map<String, Object> params(Why why) {
        return Objects.requireNonNullElse(why.params(), Map.<String, Object>of());
    }

    private static String money(Visit visit, Object minor) {
        return visit.money(((Number) minor).longValue());
    }

    private static void putText(Map<String, Object> values, String name, @Nullable Object text) {
        if (text != null && Lines.isFilled(String.valueOf(text))) {
            values.put(name, String.valueOf(text));
        }
    }

    private static void put(
            Map<String, Object> values, String name, @Nullable Object value, Function<Object, Object> written) {
        if (value instanceof Number) {
            values.put(name, written.apply(value));
        }
    }

    /** Rates come as fractions ({@code rates: ["0.0625"]}) or as percent ({@code ratePercent: "6.25"}). */
    private static Optional<String> rate(Visit visit, Map<String, Object> params) {
        var fractions = params.get("rates");
        if (fractions instanceof Collection && !((Collection<?>) fractions).isEmpty()) {
            return Optional.of(((Collection<?>) fractions)
                    .stream()
                            .flatMap(rate -> decimal(rate).stream())
                            .map(visit.formats()::percent)
                            .collect(Collectors.joining(" + ")));
        }
        return decimal(params.get("ratePercent")).map(percent -> visit.formats().percent(percent.movePointLeft(2)));
    }

    private static Optional<BigDecimal> decimal(@Nullable Object value) {
        try {
            return value == null ? Optional.empty() : Optional.of(new BigDecimal(String.valueOf(value)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Whys() {}
}
