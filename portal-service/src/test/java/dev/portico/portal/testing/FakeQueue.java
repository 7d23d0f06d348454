package dev.portico.portal.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What order-edit-service tells staff: requests that wait, newest first, answered once; and a report of the usage. */
public final class FakeQueue {

    private static final String STATE = "queue";
    private static final String REQUESTS = "/api/v1/edit-requests";

    /** A change of a quantity and of the note, asked for an hour ago, waiting for the shop for a week. */
    public static ObjectNode change(String orderId) {
        var request = request(orderId, "APPROVAL", "AWAITING_APPROVAL")
                .put("totalAfterMinor", 24937)
                .put("dueMinor", 6375);
        var differences = request.putArray("differences");
        differences
                .addObject()
                .put("kind", "QUANTITY_CHANGED")
                .put("lineId", DemoOrder.FIRST_LINE)
                .put("title", "Classic Varsity Top")
                .put("from", "2")
                .put("to", "3")
                .put("amountMinor", 6375);
        differences
                .addObject()
                .put("kind", "NOTE_CHANGED")
                .putNull("from")
                .put("to", "Please ring <b>twice</b>.")
                .put("amountMinor", 0);
        return request;
    }

    public static ObjectNode cancellation(String orderId) {
        var request = request(orderId, "CANCEL_APPROVAL", "AWAITING_APPROVAL")
                .put("totalAfterMinor", 0)
                .put("dueMinor", 0);
        request.putArray("differences");
        request.putObject("cancel")
                .put("reason", "CHANGED_MIND")
                .put("comment", "Found it in another colour.")
                .putNull("lineIds");
        return request;
    }

    private static ObjectNode request(String orderId, String kind, String status) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return Fakes.object()
                .put("id", UUID.randomUUID().toString())
                .put("orderId", orderId)
                .put("orderNumber", "#2051")
                .put("customerName", "Alex Example")
                .put("kind", kind)
                .put("status", status)
                .put("requestedAt", now.minus(1, ChronoUnit.HOURS).toString())
                .put("expiresAt", now.plus(7, ChronoUnit.DAYS).toString())
                .putNull("endedAt")
                .putNull("endedBy")
                .putNull("answer")
                .put("currency", "USD")
                .put("totalMinor", 18562)
                .putNull("cancel");
    }

    /** The newest so far; its id. */
    public static String added(ObjectNode request) {
        add(request);
        return request.path("id").asText();
    }

    /** The newest so far. */
    public static void add(ObjectNode request) {
        var requests = (ArrayNode) Fakes.parse(Fakes.stored(STATE, "[]"));
        requests.insert(0, request);
        Fakes.store(STATE, requests.toString());
    }

    /** A report of November in which something happened on three days. */
    public static ObjectNode usage() {
        var usage = (ObjectNode)
                Fakes.parse(
                        """
                {"plan": {"name": "Starter", "monthlyEdits": 500, "anniversary": "2026-01-01"},
                 "period": {"startsOn": "2026-11-01", "endsOn": "2026-12-01",
                            "start": "2026-11-01T05:00:00Z", "end": "2026-12-01T06:00:00Z"},
                 "allowance": {"limit": 500, "used": 412, "percent": 82, "exhausted": false,
                               "until": "2026-12-01T06:00:00Z"},
                 "timeZone": "America/Chicago", "from": "2026-11-01", "to": "2026-11-22",
                 "edits": 27, "testEdits": 2, "actions": {"CHANGE_QUANTITY": 18, "CHANGE_NOTE": 9, "BRAND_NEW": 1},
                 "cancellations": 3, "cancelReasons": {"CHANGED_MIND": 2, "OTHER": 1},
                 "days": [{"date": "2026-11-03", "edits": 12, "actions": {}, "cancellations": 0},
                          {"date": "2026-11-04", "edits": 0, "actions": {}, "cancellations": 3},
                          {"date": "2026-11-19", "edits": 15, "actions": {}, "cancellations": 0}]}
                """);
        return usage;
    }

    static boolean isAsked(String path) {
        return path.startsWith("/api/v1/");
    }

    static Fakes.Answer answer(String path, JsonNode request) {
        if (path.equals("/api/v1/usage")) {
            return new Fakes.Answer(200, usage().toString());
        }
        return path.equals(REQUESTS) ? list(request) : answered(path, request);
    }

    /** The cursor is how many were shown before. */
    private static Fakes.Answer list(JsonNode query) {
        var status = query.path("status").asText("");
        var matching = Fakes.JSON.createArrayNode();
        Fakes.parse(Fakes.stored(STATE, "[]")).forEach(request -> {
            if (status.isEmpty() || request.path("status").asText().equals(status)) {
                matching.add(request);
            }
        });
        var cursor = query.path("cursor").asText("0");
        if (!cursor.matches("\\d{1,6}")) {
            return new Fakes.Answer(400, "{\"code\":\"bad-cursor\"}");
        }
        var first = Integer.parseInt(cursor);
        var end = Math.min(matching.size(), first + query.path("limit").asInt());
        var page = Fakes.object();
        var items = page.putArray("items");
        for (var i = first; i < end; i++) {
            items.add(matching.get(i));
        }
        page.put("next", end < matching.size() ? String.valueOf(end) : null);
        return new Fakes.Answer(200, page.toString());
    }

    /** One request, or the answer to it. */
    private static Fakes.Answer answered(String path, JsonNode body) {
        var id = path.substring(REQUESTS.length() + 1).replaceFirst(":.*", "");
        var requests = (ArrayNode) Fakes.parse(Fakes.stored(STATE, "[]"));
        for (var each : requests) {
            if (each.path("id").asText().equals(id)) {
                if (!path.contains(":")) {
                    return new Fakes.Answer(200, each.toString());
                }
                var answer = answered((ObjectNode) each, path.endsWith(":approve"), body);
                Fakes.store(STATE, requests.toString());
                return answer;
            }
        }
        return new Fakes.Answer(404, "{\"code\":\"edit-request-not-found\"}");
    }

    private static Fakes.Answer answered(ObjectNode request, boolean approves, JsonNode body) {
        if (!request.path("status").asText().equals("AWAITING_APPROVAL")) {
            return new Fakes.Answer(409, "{\"code\":\"edit-request-ended\"}");
        }
        request.put("status", approves ? "APPLIED" : "DECLINED")
                .put("endedAt", Instant.now().toString())
                .put("endedBy", "staff:" + SignedInStaff.MERCHANT + "-staff")
                .put("answer", body.path("reason").asText(null));
        var answer = Fakes.object().put("sequence", 50);
        var order = (ObjectNode) Fakes.order(request.path("orderId").asText());
        if (approves) {
            order.put("note", "Please ring twice.");
        }
        answer.set("order", order.putNull("pendingEdit"));
        return new Fakes.Answer(200, answer.toString());
    }

    private FakeQueue() {}
}
