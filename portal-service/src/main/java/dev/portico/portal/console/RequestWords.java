package dev.portico.portal.console;

import dev.portico.portal.client.ChangeRequest;
import dev.portico.portal.client.ChangeRequest.Cancel;
import dev.portico.portal.page.Changes.Row;
import dev.portico.portal.view.domain.OrderExcerpt.Difference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a request asks for and where it stands, in words. */
final class RequestWords {

    /** Long texts: shown one below the other, not in a sentence. */
    private static final Set<String> TEXTS = Set.of("ADDRESS_CHANGED", "CONTACT_CHANGED", "NOTE_CHANGED");

    private static final Map<String, String> STATES = Map.of(
            "AWAITING_APPROVAL", "Waits for your answer",
            "AWAITING_PAYMENT", "Waits for the customer’s payment",
            "APPLIED", "Made",
            "DECLINED", "Declined",
            "EXPIRED", "Ran out of time",
            "WITHDRAWN", "Taken back by the customer",
            "REFUSED", "Not possible any more");

    static String state(String status) {
        return STATES.getOrDefault(status, "Other");
    }

    static boolean isState(String status) {
        return STATES.containsKey(status);
    }

    /** "Quantity of Mug: 1 → 2", "Cancel the order". */
    static List<String> wishes(ChangeRequest request) {
        return request.cancel() == null
                ? request.differences().stream().map(RequestWords::wish).toList()
                : List.of(wish(request.cancel()));
    }

    static String wish(Cancel cancel) {
        var lines = cancel.lineIds();
        if (lines == null) {
            return "Cancel the whole order";
        }
        return lines.size() == 1 ? "Cancel 1 item" : "Cancel " + lines.size() + " items";
    }

    /** The customer's own choice among the shop's reasons; null where the portal has no words for it. */
    static @Nullable String reason(Cancel cancel) {
        var key = "cancel.reason." + cancel.reason();
        return ConsoleView.TEXTS.has(key) ? ConsoleView.TEXTS.get(key) : null;
    }

    static Row row(ConsoleView view, String currency, Difference difference) {
        var isText = TEXTS.contains(difference.kind());
        var minor = difference.amountMinor();
        return new Row(
                wish(difference),
                minor == 0 ? null : view.signed(currency, minor),
                minor == 0 ? "" : minor > 0 ? "up" : "down",
                isText ? filled(difference.from()) : null,
                isText ? filled(difference.to()) : null,
                List.of());
    }

    private static String wish(Difference difference) {
        var values = new HashMap<String, Object>();
        Stream.of("title", "from", "to").forEach(name -> putIfFilled(values, name, difference));
        var key = "change." + difference.kind();
        return Stream.of(key, key + ".plain", "change.other")
                .filter(candidate -> ConsoleView.TEXTS.canSay(candidate, values))
                .findFirst()
                .map(candidate -> ConsoleView.TEXTS.of(candidate, values))
                .orElseThrow();
    }

    private static void putIfFilled(Map<String, Object> values, String name, Difference difference) {
        var value =
                name.equals("title") ? difference.title() : name.equals("from") ? difference.from() : difference.to();
        if (value != null && !value.isBlank()) {
            values.put(name, value);
        }
    }

    private static String filled(@Nullable String value) {
        return Objects.requireNonNullElse(value, "").isBlank() ? "–" : String.valueOf(value);
    }

    private RequestWords() {}
}
