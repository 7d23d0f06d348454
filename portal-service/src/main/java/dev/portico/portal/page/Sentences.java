package dev.portico.portal.page;

import dev.portico.portal.client.Preview.Violation;
import dev.portico.portal.view.domain.OrderExcerpt.Reason;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Codes of refusals as sentences a customer understands. A code this version doesn't know gets a general one. */
final class Sentences {

    private static final String KEY = "reason.";

    static String of(Visit visit, Reason reason) {
        return of(visit, reason.code(), reason.params());
    }

    /** What to tell where one sentence has room. */
    static String first(Visit visit, List<Violation> violations, String fallback) {
        return violations.stream()
                .findFirst()
                .map(violation -> of(visit, violation))
                .orElseGet(() -> visit.text(fallback));
    }

    static String of(Visit visit, Violation violation) {
        return of(visit, violation.code(), Objects.requireNonNullElse(violation.params(), Map.<String, Object>of()));
    }

    static String of(Visit visit, String code, Map<String, ?> params) {
        switch (code) {
            case "WINDOW_CLOSED":
                return dated(visit, code, params.get("closedAt"));
            case "ALLOWANCE_EXHAUSTED":
            case "WITHDRAWAL_OVER":
                return dated(visit, code, params.get("until"));
            case "ANSWER_OVER":
                return dated(visit, code, params.get("respondBy"));
            case "PRICE_LIMIT":
                return priceLimit(visit, params);
            case "INVALID_CONTACT":
                return known(visit, KEY + code + "." + params.get("field"), KEY + code);
            case "MAX_QUANTITY":
            case "EDIT_LIMIT":
                return counted(visit, code, params.get("limit"));
            case "OUT_OF_STOCK":
                return outOfStock(visit, params.get("left"));
            case "NOTE_TOO_LONG":
                return counted(visit, code, params.get("limit"));
            case "ADDRESS_OUT_OF_ZONE":
                return known(visit, KEY + code + "." + params.get("limit"), KEY + code);
            default:
                return known(visit, KEY + code, KEY + "other");
        }
    }

    private static String dated(Visit visit, String code, @Nullable Object at) {
        try {
            var when = visit.moment(Instant.parse(String.valueOf(at)));
            return visit.text(KEY + code, Map.of("when", when));
        } catch (DateTimeParseException e) {
            return visit.text(KEY + code + ".undated");
        }
    }

    /** The limits of one edit by what it does to the total; an unknown kind gets the general sentence. */
    private static String priceLimit(Visit visit, Map<String, ?> params) {
        var key = KEY + "PRICE_LIMIT." + params.get("kind");
        var limit = params.get("limitMinor");
        return limit instanceof Number && visit.texts().has(key)
                ? visit.text(key, Map.of("amount", visit.money(((Number) limit).longValue())))
                : visit.text(KEY + "PRICE_LIMIT");
    }

    private static String outOfStock(Visit visit, @Nullable Object left) {
        return left instanceof Number && ((Number) left).longValue() > 0
                ? counted(visit, "OUT_OF_STOCK", left)
                : visit.text(KEY + "OUT_OF_STOCK.none");
    }

    private static String counted(Visit visit, String code, @Nullable Object count) {
        var values = new HashMap<String, Object>();
        values.put("count", count instanceof Number ? count : 1);
        return visit.text(KEY + code, values);
    }

    private static String known(Visit visit, String key, String fallback) {
        return visit.text(visit.texts().has(key) ? key : fallback);
    }

    private Sentences() {}
}
