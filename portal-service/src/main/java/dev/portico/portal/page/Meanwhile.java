package dev.portico.portal.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened to an order between the moment a form showed it and now, in plain words. */
final class Meanwhile {

    static List<String> changes(Visit visit, EditBase shown, EditBase current) {
        var changes = new ArrayList<String>();
        shown.lines()
                .forEach((id, before) ->
                        addLine(visit, changes, before, current.lines().get(id)));
        current.lines().forEach((id, after) -> {
            if (!shown.lines().containsKey(id)) {
                changes.add(visit.text("change.ITEM_ADDED", Map.of("title", after.title())));
            }
        });
        if (!shown.address().equals(current.address())) {
            changes.add(visit.text("history.edit.ADDRESS_CHANGED"));
        }
        if (!shown.contact().equals(current.contact())) {
            changes.add(visit.text("history.edit.CONTACT_CHANGED"));
        }
        if (!shown.rate().equals(current.rate())) {
            changes.add(visit.text("change.SHIPPING_METHOD_CHANGED"));
        }
        if (!shown.note().equals(current.note())) {
            changes.add(visit.text("history.edit.NOTE_CHANGED"));
        }
        return changes.isEmpty() ? List.of(visit.text("stale.details")) : changes;
    }

    private static void addLine(
            Visit visit, List<String> changes, EditBase.Line before, EditBase.@Nullable Line after) {
        if (after == null) {
            changes.add(visit.text("change.ITEM_REMOVED", Map.of("title", before.title())));
            return;
        }
        if (before.quantity() != after.quantity()) {
            var values = Map.of("title", before.title(), "from", before.quantity() + "", "to", after.quantity() + "");
            changes.add(visit.text("history.edit.QUANTITY_CHANGED", values));
        }
    }

    private Meanwhile() {}
}
