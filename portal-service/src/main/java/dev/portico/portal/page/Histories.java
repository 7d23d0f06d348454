package dev.portico.portal.page;

import dev.portico.portal.page.OrderPage.Entry;
import dev.portico.portal.view.domain.HistoryEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened to an order, newest first, in plain words. */
final class Histories {

    static List<Entry> entries(Visit visit) {
        var latestFirst = new ArrayList<>(visit.view().history());
        Collections.reverse(latestFirst);
        return latestFirst.stream()
                .filter(entry -> visit.texts().canSay(key(entry), values(visit, entry)))
                .sorted(Comparator.comparing(HistoryEntry::at).reversed())
                .map(entry -> entry(visit, entry))
                .toList();
    }

    /** By how much all edits together moved the total, in minor units. */
    static long addedByEdits(List<HistoryEntry> history) {
        return history.stream()
                .filter(entry -> isEdit(entry) && entry.amountMinor() != null)
                .mapToLong(HistoryEntry::amountMinor)
                .sum();
    }

    private static boolean isEdit(HistoryEntry entry) {
        return entry.kind().startsWith("edit.");
    }

    private static Entry entry(Visit visit, HistoryEntry entry) {
        return new Entry(
                visit.text(key(entry), values(visit, entry)),
                visit.moment(entry.at()),
                entry.at().toString(),
                visit.text("by." + entry.by()),
                movedAmount(visit, entry));
    }

    private static Map<String, Object> values(Visit visit, HistoryEntry entry) {
        var values = new HashMap<String, Object>();
        values.put("title", text(entry.title()));
        values.put("from", text(entry.from()));
        values.put("to", text(entry.to()));
        values.put("amount", entry.amountMinor() == null ? "" : money(visit, entry, entry.amountMinor()));
        return values;
    }

    /** Edits show how the total moved; payments say their amount in the sentence already. */
    private static @Nullable String movedAmount(Visit visit, HistoryEntry entry) {
        var moved = entry.amountMinor();
        if (moved == null || moved == 0 || !isEdit(entry)) {
            return null;
        }
        return (moved > 0 ? "+" : "") + money(visit, entry, moved);
    }

    private static String money(Visit visit, HistoryEntry entry, long minor) {
        return entry.currency() == null ? visit.money(minor) : visit.formats().money(entry.currency(), minor);
    }

    private static String key(HistoryEntry entry) {
        return "history." + entry.kind();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private Histories() {}
}
