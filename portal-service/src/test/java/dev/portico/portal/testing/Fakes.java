package dev.portico.portal.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portico.kit.identity.CallerHeader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.errors.SerializationException;

/**
 * What the fake services know and were asked. Held in the JVM's system properties, because the test resource and the
 * tests may live in different class loaders.
 */
public final class Fakes {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final String STATE = "portico.test.fakes";

    record Answer(int status, String body) {}

    /** Both answer again, and everything asked so far is forgotten; orders stay. */
    public static void reset() {
        release();
        state().remove("down");
        state().remove("onCommit");
        state().remove("queue");
        state().keySet().removeIf(name -> name.startsWith(FakePayments.STATE));
        scripted().clear();
        requests().clear();
    }

    /** From now on a path that ends so is answered like this, until {@link #reset()}. */
    public static void answers(String pathEnd, int status, JsonNode body) {
        scripted().put(pathEnd, new String[] {String.valueOf(status), body.toString()});
    }

    /** Saving asks the shop or a payment first (REQUEST_APPROVAL, REQUEST_PAYMENT), until {@link #reset()}. */
    public static void savingAsksFor(String onCommit) {
        state().put("onCommit", onCommit);
    }

    public static ObjectNode problem(String code) {
        return JSON.createObjectNode()
                .put("code", code.toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }

    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** A preview of an order as the fake knows it, refused for one reason. */
    public static ObjectNode lastPreview(String orderId, String code) {
        var order = (ObjectNode) parse(orders().get(orderId));
        var request = JSON.createObjectNode().set("version", order.path("version"));
        var preview = (ObjectNode) parse(
                new FakeOrderEdit(order, 0, 0).answer("/edits:preview", request).body());
        preview.withArray("violations")
                .addObject()
                .put("code", code)
                .put("pointer", "")
                .putObject("params");
        return preview;
    }

    /** The preview of an edit as a golden event tells it, of an order as it is now. */
    public static ObjectNode preview(String orderId, JsonNode told) {
        var edit = told.path("edit");
        var preview = JSON.createObjectNode().put("orderId", orderId);
        preview.set("version", edit.path("fromVersion"));
        var before = ((ObjectNode) told.path("order")).deepCopy();
        before.set("version", edit.path("fromVersion"));
        preview.set("before", before);
        preview.set("after", told.path("order"));
        preview.set("differences", edit.path("differences"));
        preview.set("totalBeforeMinor", edit.path("totalBeforeMinor"));
        preview.set("totalAfterMinor", edit.path("totalAfterMinor"));
        preview.set("deltaMinor", edit.path("deltaMinor"));
        preview.set("paidMinor", edit.path("totalBeforeMinor"));
        preview.set("balanceAfterMinor", edit.path("deltaMinor"));
        preview.putArray("violations");
        preview.putArray("options");
        return preview.put("onCommit", "APPLY");
    }

    static String onCommit() {
        return (String) state().getOrDefault("onCommit", "APPLY");
    }

    /** The query of a GET as a body of its own: what was asked for. */
    static String query(java.net.URI address) {
        var query = JSON.createObjectNode();
        for (var part : String.valueOf(address.getRawQuery()).split("&")) {
            var pair = part.split("=", 2);
            query.put(
                    pair[0],
                    java.net.URLDecoder.decode(pair[pair.length - 1], java.nio.charset.StandardCharsets.UTF_8));
        }
        return query.toString();
    }

    public static void goDown() {
        state().put("down", true);
    }

    /** Everything is as it was before {@link #goDown()}. */
    public static void comeBack() {
        state().remove("down");
    }

    /** Keeps callers waiting until {@link #reset()}. */
    public static void goSlow() {
        state().put("slow", new CountDownLatch(1));
    }

    /** Bodies sent to a path that ends so, oldest first. */
    public static List<String> requests(String pathEnd) {
        return requests().stream()
                .filter(request -> request[0].endsWith(pathEnd))
                .map(request -> request[1])
                .toList();
    }

    /** Idempotency keys sent to a path that ends so. */
    public static List<String> keys(String pathEnd) {
        return requests().stream()
                .filter(request -> request[0].endsWith(pathEnd))
                .map(request -> request[2])
                .toList();
    }

    public static List<String> callers(String pathEnd) {
        return requests().stream()
                .filter(request -> request[0].endsWith(pathEnd))
                .map(request -> request[3])
                .toList();
    }

    /** Whole Authorization headers sent to a path that ends so. */
    public static List<String> authorizations(String pathEnd) {
        return requests().stream()
                .filter(request -> request[0].endsWith(pathEnd))
                .map(request -> request[4])
                .toList();
    }

    public static void knows(String orderId, JsonNode order, long paidMinor, long sequence) {
        orders().put(orderId, order.toString());
        state().put("paid/" + orderId, paidMinor);
        state().put("sequence/" + orderId, sequence);
    }

    /** Somebody else changes the order, and no event has come yet. */
    public static void change(String orderId, java.util.function.Consumer<ObjectNode> change) {
        var order = (ObjectNode) parse(orders().get(orderId));
        change.accept(order);
        order.put("version", order.path("version").asInt() + 1);
        orders().put(orderId, order.toString());
    }

    /** Every checkout from now on is refused like this. */
    public static void refuseCheckouts(int status, String code) {
        state().put("checkout", new String[] {String.valueOf(status), code});
    }

    /** The same, with what would have been possible. */
    public static void refuseCheckouts(int status, String code, long limitMinor) {
        state().put("checkout", new String[] {String.valueOf(status), code + "\", \"limitMinor\": \"" + limitMinor});
    }

    public static void acceptCheckouts() {
        state().remove("checkout");
    }

    static boolean isDown() {
        return state().containsKey("down");
    }

    static boolean isSlow() {
        return state().containsKey("slow");
    }

    static CountDownLatch released() {
        return (CountDownLatch) state().getOrDefault("slow", new CountDownLatch(0));
    }

    private static void release() {
        var waiting = (CountDownLatch) state().remove("slow");
        if (waiting != null) {
            waiting.countDown();
        }
    }

    static void record(String path, String body, com.sun.net.httpserver.Headers headers) {
        requests().add(new String[] {
            path,
            body,
            headers.getFirst("Idempotency-Key"),
            headers.getFirst(CallerHeader.NAME),
            headers.getFirst("Authorization")
        });
    }

    static Answer answer(String path, String body, String key) {
        if (FakeQueue.isAsked(path)) {
            return scripted(path).orElseGet(() -> FakeQueue.answer(path, parse(body)));
        }
        var orderId = path.replaceFirst("^/internal/orders/", "").replaceFirst("/.*", "");
        var order = orders().get(orderId);
        if (path.endsWith("/checkouts")) {
            return checkout(body);
        }
        if (path.startsWith("/internal/accounts/") || path.equals("/internal/payment-method-updates")) {
            return scripted(path).orElse(new Answer(404, "{\"code\":\"not-found\"}"));
        }
        if (order == null) {
            return new Answer(404, "{\"code\":\"order-not-found\"}");
        }
        var script = scripted(path);
        if (script.isPresent()) {
            return script.get();
        }
        if (path.endsWith("/addable")) {
            return new Answer(200, FakeCatalog.page(parse(body)).toString());
        }
        var edits = new FakeOrderEdit((ObjectNode) parse(order), paid(orderId), reserved(orderId), sequence(orderId));
        var answer = remembered(key, () -> edits.answer(path, parse(body)));
        if (edits.isChanged()) {
            orders().put(orderId, edits.order().toString());
            state().put("sequence/" + orderId, edits.sequence());
        }
        return answer;
    }

    private static java.util.Optional<Answer> scripted(String path) {
        return scripted().entrySet().stream()
                .filter(script -> path.endsWith(script.getKey()))
                .map(script -> new Answer(Integer.parseInt(script.getValue()[0]), script.getValue()[1]))
                .findFirst();
    }

    /** The order as the fake order-edit-service knows it. */
    static JsonNode order(String orderId) {
        return parse(orders().get(orderId));
    }

    static String stored(String name, String unlessStored) {
        return (String) state().getOrDefault(name, unlessStored);
    }

    static void store(String name, String value) {
        state().put(name, value);
    }

    private static Answer checkout(String body) {
        var refusal = (String[]) state().get("checkout");
        if (refusal != null) {
            return new Answer(Integer.parseInt(refusal[0]), "{\"code\":\"" + refusal[1] + "\"}");
        }
        var request = (ObjectNode) parse(body);
        request.put("checkoutId", "01935a2c-7c03-7000-8000-000000000001");
        request.put("url", "http://localhost:8082/sandbox/pay/sbx_ses_0001");
        return new Answer(201, request.toString());
    }

    private static Answer remembered(String key, java.util.function.Supplier<Answer> work) {
        if (key == null) {
            return work.get();
        }
        var known = (String[]) state().get("key/" + key);
        if (known != null) {
            return new Answer(Integer.parseInt(known[0]), known[1]);
        }
        var answer = work.get();
        if (answer.status() == 201) {
            state().put("key/" + key, new String[] {"201", answer.body()});
        }
        return answer;
    }

    /** Of what covers an order that is known already, so much is only reserved. */
    public static void reserves(String orderId, long minor) {
        state().put("reserved/" + orderId, minor);
    }

    private static long reserved(String orderId) {
        return (Long) state().getOrDefault("reserved/" + orderId, 0L);
    }

    private static long paid(String orderId) {
        return (Long) state().get("paid/" + orderId);
    }

    private static long sequence(String orderId) {
        return (Long) state().get("sequence/" + orderId);
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new SerializationException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> orders() {
        return (Map<String, String>) state().computeIfAbsent("orders", name -> new ConcurrentHashMap<String, String>());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String[]> scripted() {
        return (Map<String, String[]>)
                state().computeIfAbsent("scripted", name -> new ConcurrentHashMap<String, String[]>());
    }

    @SuppressWarnings("unchecked")
    private static List<String[]> requests() {
        return (List<String[]>) state().computeIfAbsent("requests", name -> new CopyOnWriteArrayList<String[]>());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> state() {
        return (Map<String, Object>)
                System.getProperties().computeIfAbsent(STATE, name -> new ConcurrentHashMap<String, Object>());
    }

    private Fakes() {}
}
