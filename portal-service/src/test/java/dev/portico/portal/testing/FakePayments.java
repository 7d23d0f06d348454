package dev.portico.portal.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;

/** payment-service's admin API as the console sees it: one order's money, runs of charges, refunds that are due. */
public final class FakePayments {

    static final String STATE = "payments/";

    private static final Pattern OF_ORDER = Pattern.compile(
            "/api/v1/orders/([^/]+)/(balance|schedule|ledger|charges|payment-method|refunds|waivers)(/.*)?");
    private static final Pattern OTHERS = Pattern.compile("/api/v1/(charge-runs|refunds-due)(/.*)?");

    /** An order on a plan, with everything that can be said of its money. */
    public static void knows(DemoOrder order, long outstandingMinor) {
        var balance = Fakes.object()
                .put("currency", "USD")
                .put("orderTotalMinor", 18562)
                .put("paidMinor", 18562 - outstandingMinor)
                .put("refundedMinor", 0)
                .put("waivedMinor", 0)
                .put("outstandingMinor", outstandingMinor)
                .put("pendingMinor", 0)
                .put("dueMinor", Math.min(1437, Math.max(0, outstandingMinor)));
        store(order.id(), "balance", balance);
        store(order.id(), "schedule", DemoOrder.schedule(LocalDate.now().plusDays(20)));
        store(order.id(), "ledger", ledger());
        store(order.id(), "charges", page());
        store(order.id(), "refunds", page());
        store(
                order.id(),
                "payment-method",
                Fakes.object().put("method", "Visa ending 4242").put("ceilingMinor", 20_000));
    }

    /** Another state of one part of it. */
    public static void store(String orderId, String part, JsonNode state) {
        Fakes.store(STATE + orderId + "/" + part, state.toString());
    }

    public static void forget(String orderId, String part) {
        Fakes.store(STATE + orderId + "/" + part, "");
    }

    public static ObjectNode page(JsonNode... items) {
        var page = Fakes.object();
        var list = page.putArray("items");
        for (var item : items) {
            list.add(item);
        }
        return page.putNull("next");
    }

    public static ObjectNode charge(String orderId, String status) {
        return Fakes.object()
                .put("id", UUID.randomUUID().toString())
                .put("orderId", orderId)
                .put("amountMinor", 1437)
                .put("currency", "USD")
                .put("status", status)
                .put("attempt", 1)
                .put("method", "Visa ending 4242")
                .put("createdAt", Instant.now().toString());
    }

    public static ObjectNode refund(String status, long amountMinor) {
        var refund = Fakes.object()
                .put("id", UUID.randomUUID().toString())
                .put("kind", "MANUAL")
                .put("status", status)
                .put("amountMinor", amountMinor)
                .put("notifyCustomer", true)
                .put("createdAt", Instant.now().toString());
        refund.putArray("parts")
                .addObject()
                .put("method", "Visa ending 4242")
                .put("amountMinor", amountMinor)
                .put("status", status)
                .put("outside", false);
        return refund;
    }

    public static ObjectNode run(String id, boolean finished, ObjectNode... outcomes) {
        var run = Fakes.object()
                .put("id", id)
                .put("scope", "ALL")
                .put("startedBy", "staff:console-shop-staff")
                .put("createdAt", Instant.now().toString())
                .put("finished", finished);
        var list = run.putArray("outcomes");
        for (var outcome : outcomes) {
            list.add(outcome);
        }
        return run;
    }

    public static ObjectNode outcome(String status, long count, long amountMinor) {
        return Fakes.object()
                .put("status", status)
                .put("currency", "USD")
                .put("count", count)
                .put("amountMinor", amountMinor);
    }

    /** What a run would charge, and what one that is started is. */
    public static void wouldCharge(ObjectNode... outcomes) {
        Fakes.store(STATE + "dry", run("", true, outcomes).putNull("id").toString());
    }

    public static void runs(ObjectNode... runs) {
        Fakes.store(STATE + "runs", page(runs).toString());
    }

    public static void report(String runId, ObjectNode... charges) {
        Fakes.store(STATE + "report/" + runId, page(charges).toString());
    }

    public static void refundsDue(ObjectNode page) {
        Fakes.store(STATE + "due", page.toString());
    }

    /** Every refund, retry and waiver from now on is refused. */
    public static void refuses(int status, JsonNode problem) {
        Fakes.store(STATE + "refusal", status + " " + problem);
    }

    static boolean isAsked(String path) {
        return OF_ORDER.matcher(path).matches() || OTHERS.matcher(path).matches();
    }

    static Fakes.Answer answer(String method, String path, String body, String key) {
        var ofOrder = OF_ORDER.matcher(path);
        if (ofOrder.matches()) {
            return method.equals("GET") ? stored(ofOrder.group(1) + "/" + ofOrder.group(2)) : decided();
        }
        if (path.endsWith("/refunds-due")) {
            return paged("due", body);
        }
        if (path.endsWith("/charges")) {
            return stored("report/" + path.replaceFirst(".*/charge-runs/", "").replaceFirst("/.*", ""));
        }
        if (method.equals("POST")) {
            return started(Fakes.parse(body), key);
        }
        return path.endsWith("/charge-runs") ? paged("runs", body) : run(path.replaceFirst(".*/", ""));
    }

    private static Fakes.Answer paged(String name, String query) {
        return Fakes.parse(query).path("cursor").asText().equals("rubbish")
                ? new Fakes.Answer(400, "{\"code\":\"bad-cursor\"}")
                : new Fakes.Answer(200, Fakes.stored(STATE + name, page().toString()));
    }

    private static Fakes.Answer stored(String name) {
        var known = Fakes.stored(STATE + name, "");
        return known.isEmpty() ? new Fakes.Answer(404, "{\"code\":\"not-found\"}") : new Fakes.Answer(200, known);
    }

    private static Fakes.Answer decided() {
        var refusal = Fakes.stored(STATE + "refusal", "");
        return refusal.isEmpty()
                ? new Fakes.Answer(201, "{}")
                : new Fakes.Answer(Integer.parseInt(refusal.substring(0, 3)), refusal.substring(4));
    }

    private static Fakes.Answer started(JsonNode wish, String key) {
        if (wish.path("dryRun").asBoolean()) {
            return new Fakes.Answer(
                    200, Fakes.stored(STATE + "dry", run("", true).putNull("id").toString()));
        }
        var run = run(
                UUID.nameUUIDFromBytes(key.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .toString(),
                false);
        return new Fakes.Answer(201, run.toString());
    }

    private static Fakes.Answer run(String id) {
        for (var run :
                Fakes.parse(Fakes.stored(STATE + "runs", page().toString())).path("items")) {
            if (run.path("id").asText().equals(id)) {
                return new Fakes.Answer(200, run.toString());
            }
        }
        return new Fakes.Answer(404, "{\"code\":\"charge-run-not-found\"}");
    }

    private static ObjectNode ledger() {
        return page(entry("PAYMENT", 14249, "Visa ending 4242"), entry("ORDER_TOTAL", 18562, null));
    }

    private static ObjectNode entry(String kind, long amountMinor, String method) {
        return Fakes.object()
                .put("kind", kind)
                .put("amountMinor", amountMinor)
                .put("currency", "USD")
                .put("reference", kind + "-1")
                .put("method", method)
                .put("occurredAt", "2026-11-20T17:15:00Z");
    }

    private FakePayments() {}
}
