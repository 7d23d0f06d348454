package dev.portico.payment.processor.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.portico.payment.processor.stripe.FakeStripeBooks.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Stripe as its reference describes it, as far as Portico uses it: with state, idempotency keys, declines, and bad days.
 * Each request is held against Stripe's own description of its API; what doesn't fit is refused and remembered.
 */
final class FakeStripe implements AutoCloseable {

    static final String API_KEY = "sk_test_fake";

    /** What goes wrong with the next request that makes something. */
    enum Trouble {
        NONE,
        /** It is done, and nobody is told. */
        ANSWER_LOST,
        /** It never gets there. */
        REQUEST_LOST,
        /** It is done, and the answer is an error of Stripe's own, which it keeps to. */
        SERVER_ERROR,
        /** It does nothing, and says so in a proxy's words. */
        PROXY_PAGE,
        TOO_MANY
    }

    /** @param form what was sent, in one piece with what it was sent to, so that keys can be compared */
    private record Answered(String form, int status, String body) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final StripeSchema schema = new StripeSchema();
    private final FakeStripeBooks books = new FakeStripeBooks();
    private final Map<String, Answered> answered = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private Trouble trouble = Trouble.NONE;

    private FakeStripe(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/v1/", this::serve);
        server.start();
    }

    /** Where the service under test expects Stripe, by its configuration. */
    static FakeStripe start() {
        var base = ConfigProvider.getConfig().getValue("portico.processors.\"stripe-shop\".api-base", String.class);
        try {
            return new FakeStripe(Integer.parseInt(base.substring(base.lastIndexOf(':') + 1)));
        } catch (IOException taken) {
            throw new IllegalStateException(taken);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    synchronized void troubleWithNext(Trouble next) {
        trouble = next;
    }

    /** What Stripe's description of its API says against the requests so far. */
    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    /** Methods and paths, oldest first. */
    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    synchronized void pay(String session, FakeCard card) {
        books.pay(session, card);
    }

    synchronized void payOnFile(String session) {
        books.payOnFile(session);
    }

    /** The cards that a page shows its customer, the newest first: their last four digits. */
    synchronized List<String> shownOn(String session) {
        return books.shownOn(session);
    }

    synchronized void answerBank(String session, boolean approved) {
        books.answerBank(session, approved);
    }

    synchronized void settleDebit(String session, boolean arrives) {
        books.settleDebit(session, arrives);
    }

    synchronized void runOut(String session) {
        books.runOut(session);
    }

    synchronized void setRefund(String id, String status) {
        books.setStatus(id, status);
    }

    synchronized void endRefund(String id, @Nullable String failure) {
        books.endRefund(id, failure);
    }

    synchronized List<ObjectNode> takeEvents() {
        return books.takeEvents();
    }

    private void serve(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var method = exchange.getRequestMethod();
        var path = exchange.getRequestURI().getPath();
        var query = exchange.getRequestURI().getRawQuery();
        var form = method.equals("GET") ? (query == null ? "" : query) : body;
        var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        var isKnown = ("Bearer " + API_KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        var today = method.equals("POST") ? takeTrouble() : Trouble.NONE;
        var answer =
                switch (today) {
                    case REQUEST_LOST -> null;
                    case PROXY_PAGE -> new Answered(form, 502, "<html>Bad gateway</html>");
                    case TOO_MANY ->
                        new Answered(form, 429, error("rate_limit_error", "lock_timeout", "Too many requests"));
                    default ->
                        isKnown
                                ? answer(method, path, form, key, today)
                                : new Answered(
                                        form, 401, error("invalid_request_error", null, "Invalid API Key provided"));
                };
        if (answer == null || today == Trouble.ANSWER_LOST) {
            holdTheLine();
            exchange.close();
            return;
        }
        send(exchange, answer);
    }

    private synchronized Trouble takeTrouble() {
        var taken = trouble;
        trouble = Trouble.NONE;
        return taken;
    }

    /** Until the other side gives up, or the test is over. */
    private void holdTheLine() {
        try {
            var unused = closing.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Answered answer(String method, String path, String form, @Nullable String key, Trouble today) {
        requests.add(method + " " + path);
        var inFull = method + " " + path + "?" + form;
        var before = key == null ? null : answered.get(key);
        if (before != null) {
            return before.form.equals(inFull)
                    ? before
                    : new Answered(
                            inFull,
                            400,
                            error(
                                    "idempotency_error",
                                    null,
                                    "Keys for idempotent requests can only be used with the same parameters they were first used with."));
        }
        var answer = today == Trouble.SERVER_ERROR
                ? new Answered(inFull, 500, error("api_error", null, "An unknown error occurred"))
                : act(inFull, method, path, StripeForm.decode(form));
        if (key != null && method.equals("POST")) {
            answered.put(key, answer);
        }
        return answer;
    }

    private Answered act(String inFull, String method, String path, ObjectNode form) {
        var wrong = schema.faults(method, path, form);
        faults.addAll(wrong);
        if (!wrong.isEmpty()) {
            return new Answered(inFull, 400, error("invalid_request_error", "parameter_unknown", wrong.toString()));
        }
        try {
            return new Answered(
                    inFull,
                    200,
                    books.expanded(act(method, path, form), form.path("expand")).toString());
        } catch (Refused refused) {
            return new Answered(
                    inFull,
                    refused.status,
                    JSON.createObjectNode().set("error", refused.error).toString());
        }
    }

    private ObjectNode act(String method, String path, ObjectNode form) {
        var parts = path.substring("/v1/".length()).split("/");
        return switch (method + " " + path.replaceAll("(cs|pi|re)_\\w+", "*")) {
            case "POST /v1/checkout/sessions" -> books.createSession(form);
            case "GET /v1/checkout/sessions/*" -> books.require("checkout.session", parts[2], "session");
            case "POST /v1/checkout/sessions/*/expire" -> books.expireSession(parts[2]);
            case "GET /v1/checkout/sessions" -> list("checkout.session", "payment_intent", form);
            case "POST /v1/payment_intents" -> books.createPayment(form);
            case "GET /v1/payment_intents/*" -> books.require("payment_intent", parts[1], "intent");
            case "GET /v1/payment_intents" -> list("payment_intent", "customer", form);
            case "POST /v1/refunds" -> books.createRefund(form);
            case "GET /v1/refunds/*" -> books.require("refund", parts[1], "id");
            case "GET /v1/refunds" -> list("refund", "payment_intent", form);
            default ->
                throw new Refused(
                        404,
                        JSON.createObjectNode()
                                .put("type", "invalid_request_error")
                                .put("message", "Unrecognized request URL"));
        };
    }

    /** Two at a time, however many are asked for, so that whoever reads on is seen to do so. */
    private ObjectNode list(String kind, String by, ObjectNode form) {
        var all = books.list(
                kind,
                thing -> thing.path(by).asText().equals(form.path(by).asText())
                        && thing.path("created").asLong()
                                >= form.at("/created/gte").asLong(0));
        var after = form.path("starting_after").asText("");
        var rest = after.isEmpty()
                ? all
                : all.stream()
                        .dropWhile(thing -> !thing.path("id").asText().equals(after))
                        .skip(1)
                        .toList();
        var list = JSON.createObjectNode()
                .put("object", "list")
                .put("has_more", rest.size() > 2)
                .put("url", "/v1/" + plural(kind));
        rest.stream().limit(2).forEach(list.putArray("data")::add);
        return list;
    }

    private static String plural(String kind) {
        return kind.equals("checkout.session") ? "checkout/sessions" : kind + "s";
    }

    private static void send(HttpExchange exchange, Answered answer) throws IOException {
        var bytes = answer.body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Request-Id", "req_fake");
        exchange.sendResponseHeaders(answer.status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String error(String type, @Nullable String code, String message) {
        var error = JSON.createObjectNode().put("type", type).put("message", message);
        if (code != null) {
            error.put("code", code);
        }
        return JSON.createObjectNode().set("error", error).toString();
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
