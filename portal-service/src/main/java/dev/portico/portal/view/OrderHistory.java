package dev.portico.portal.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portico.kit.inbox.ReceivedEvent;
import dev.portico.portal.view.domain.HistoryEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an event of an order is worth telling its customer: none, one or several lines of its history. */
final class OrderHistory {

    /** Events that are one line by themselves. Those that are nowhere here are no news to a customer. */
    private static final Map<String, String> TOLD = Map.of(
            "order.received.v1", "received",
            "order.updated.v1", "updated",
            "order.canceled.v1", "canceled",
            "order.window-closed.v1", "windowClosed",
            "order.edit-approved.v1", "approved",
            "order.edit-expired.v1", "expired",
            "order.edit-withdrawn.v1", "takenBack",
            "order.cancel-requested.v1", "cancelRequested",
            "order.withdrawn.v1", "withdrawn");

    /** Their texts stay out: the line says that it changed, the page shows what it is now. */
    private static final Set<String> PERSONAL = Set.of("ADDRESS_CHANGED", "CONTACT_CHANGED", "NOTE_CHANGED");

    static List<HistoryEntry> of(ReceivedEvent event) {
        switch (event.type()) {
            case "order.edited.v1":
                return edited(event);
            case "order.edit-reverted.v1":
                return List.of(reverted(event));
            case "order.edit-requested.v1":
                return List.of(entry(
                        event, "requested." + event.data().at("/request/kind").asText("APPROVAL"), null));
            case "order.edit-declined.v1":
                return List.of(declined(event));
            default:
                var kind = TOLD.get(event.type());
                return kind == null ? List.of() : List.of(entry(event, kind, null));
        }
    }

    static String by(String actor) {
        return actor.equals("customer") ? "customer" : actor.equals("system") ? "system" : "shop";
    }

    private static List<HistoryEntry> edited(ReceivedEvent event) {
        var edit = event.data().path("edit");
        var cancels = edit.hasNonNull("cancellation");
        var entries = new ArrayList<HistoryEntry>();
        for (var difference : edit.path("differences")) {
            entries.add(edited(event, "/" + entries.size(), difference, cancels));
        }
        return entries;
    }

    /** @param cancels an item was not edited away but canceled by itself */
    private static HistoryEntry edited(ReceivedEvent event, String suffix, JsonNode difference, boolean cancels) {
        var kind = difference.path("kind").asText();
        var isPersonal = PERSONAL.contains(kind);
        return entry(
                event,
                suffix,
                "edit." + (cancels && kind.equals("ITEM_REMOVED") ? "ITEM_CANCELED" : kind),
                isPersonal ? null : text(difference, "title"),
                isPersonal ? null : text(difference, "from"),
                isPersonal ? null : text(difference, "to"),
                difference.path("amountMinor").asLong());
    }

    private static HistoryEntry reverted(ReceivedEvent event) {
        var wasUnpaid = event.data().path("cause").asText().equals("UNPAID");
        var delta = event.data().at("/edit/deltaMinor").asLong();
        return entry(event, "", wasUnpaid ? "edit.unpaid" : "edit.undone", null, null, null, delta);
    }

    /** With the shop's own words, where it gave any. */
    private static HistoryEntry declined(ReceivedEvent event) {
        var reason = text(event.data(), "reason");
        var kind = event.data().path("kind").asText().equals("CANCEL_APPROVAL") ? "cancelDeclined" : "declined";
        return entry(event, reason == null || reason.isBlank() ? kind + ".plain" : kind, reason);
    }

    private static HistoryEntry entry(ReceivedEvent event, String kind, @Nullable String to) {
        return entry(event, "", kind, null, null, to, null);
    }

    private static HistoryEntry entry(
            ReceivedEvent event,
            String suffix,
            String kind,
            @Nullable String title,
            @Nullable String from,
            @Nullable String to,
            @Nullable Long amountMinor) {
        return new HistoryEntry(
                event.id() + suffix,
                event.occurredAt(),
                kind,
                by(event.actor().value()),
                title,
                from,
                to,
                amountMinor,
                event.data().path("order").path("currency").asText(null));
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.path(field).asText(null);
    }

    private OrderHistory() {}
}
