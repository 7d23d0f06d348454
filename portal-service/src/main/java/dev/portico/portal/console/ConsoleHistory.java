package dev.portico.portal.console;

import dev.portico.portal.page.OrderPage.Entry;
import dev.portico.portal.view.domain.HistoryEntry;
import dev.portico.portal.view.domain.OrderView;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happened to an order, newest first: the customer's sentences, where they mean the same to staff. */
final class ConsoleHistory {

    /** Where the customer's sentence is written from the customer's side. */
    private static final Map<String, String> OURS = Map.of(
            "requested.APPROVAL", "Customer asked for a change",
            "requested.PAYMENT", "A change waits for the customer’s payment",
            "cancelRequested", "Customer asked to cancel",
            "approved", "Request approved",
            "takenBack", "Customer took the request back",
            "withdrawn", "Customer withdrew from the contract");

    private static final Map<String, String> WHO =
            Map.of("customer", "Customer", "shop", "Staff", "system", "Automatic");

    static List<Entry> entries(ConsoleView view, OrderView shown) {
        var currency = shown.order().currency();
        return shown.history().stream()
                .filter(entry -> ConsoleView.TEXTS.has(key(entry)))
                .sorted(Comparator.comparing(HistoryEntry::at).reversed())
                .map(entry -> entry(view, entry, amount(view, entry, currency)))
                .toList();
    }

    private static Entry entry(ConsoleView view, HistoryEntry entry, String amount) {
        return new Entry(
                sentence(entry, amount),
                view.moment(entry.at()),
                entry.at().toString(),
                WHO.getOrDefault(entry.by(), "Automatic"),
                moved(entry, amount));
    }

    private static String sentence(HistoryEntry entry, String amount) {
        // The customer reads that it is on its way; here it waits for somebody to send it.
        if (entry.kind().equals("refundDue")) {
            return "Refund of " + amount + " became due";
        }
        var ours = OURS.get(entry.kind());
        if (ours != null) {
            return ours;
        }
        return ConsoleView.TEXTS.of(
                key(entry),
                Map.of(
                        "title",
                        text(entry.title()),
                        "from",
                        text(entry.from()),
                        "to",
                        text(entry.to()),
                        "amount",
                        amount));
    }

    private static String amount(ConsoleView view, HistoryEntry entry, String currency) {
        return entry.amountMinor() == null
                ? ""
                : view.money(Objects.requireNonNullElse(entry.currency(), currency), entry.amountMinor());
    }

    /** Edits show how the total moved; payments say their amount in the sentence already. */
    private static @Nullable String moved(HistoryEntry entry, String amount) {
        var minor = entry.amountMinor();
        if (minor == null || minor == 0 || !entry.kind().startsWith("edit.")) {
            return null;
        }
        return minor > 0 ? "+" + amount : amount;
    }

    private static String key(HistoryEntry entry) {
        return "history." + entry.kind();
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    private ConsoleHistory() {}
}
