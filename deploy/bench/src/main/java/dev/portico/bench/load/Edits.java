package dev.portico.bench.load;

import dev.portico.bench.load.Requests.Answer;
import dev.portico.bench.load.Requests.Request;
import dev.portico.bench.load.Seeds.Seed;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Commits edits, each on an order that no other edit is working on, so that none is refused for its version. */
final class Edits {

    // Only the order itself has a version; the sequence stands behind it.
    private static final Pattern ORDER_VERSION = Pattern.compile("\"version\":(\\d+)");
    private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":(\\d+)");

    private final Suite suite;
    private final ConcurrentLinkedQueue<Seed> idle;
    private final AtomicLong commits = new AtomicLong();
    private final AtomicLong events = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Consumer<Seed> onCommit;

    /** @param onCommit told the order's new version and sequence as soon as the answer is there */
    Edits(Suite suite, List<Seed> seeds, Consumer<Seed> onCommit) {
        this.suite = suite;
        this.idle = new ConcurrentLinkedQueue<>(seeds);
        this.onCommit = onCommit;
    }

    CompletableFuture<Boolean> commitOne() {
        var seed = idle.poll();
        if (seed == null) {
            return CompletableFuture.failedFuture(new IllegalStateException("more edits at once than orders"));
        }
        return suite.requests.send(request(seed)).thenApply(answer -> finish(seed, answer));
    }

    private Request request(Seed seed) {
        var change = new JsonObject()
                .put("type", "SET_QUANTITY")
                .put("lineId", seed.lineId().toString())
                .put("quantity", seed.version() % 2 == 1 ? 2 : 1);
        var body = new JsonObject().put("version", seed.version()).put("changes", new JsonArray().add(change));
        var uri = suite.uri("orderEdit", "/internal/orders/" + seed.orderId() + "/edits");
        return new Request(HttpMethod.POST, uri, suite.internalHeaders(), body.encode());
    }

    private boolean finish(Seed seed, Answer answer) {
        if (answer.status() != 201) {
            idle.add(seed);
            // One is enough to see what is wrong.
            if (refused.getAndIncrement() == 0) {
                System.err.println(answer.status() + " " + answer.body());
            }
            return false;
        }
        var body = answer.body().toString();
        var edited = seed.next(Math.toIntExact(last(ORDER_VERSION, body)), last(SEQUENCE, body));
        onCommit.accept(edited);
        if (seed.sequence() > 0) {
            commits.incrementAndGet();
            events.addAndGet(edited.sequence() - seed.sequence());
        }
        idle.add(edited);
        return true;
    }

    /** A number in the answer, by its name: reading the whole order would cost the driver more than some services take. */
    private static long last(Pattern name, String body) {
        var found =
                name.matcher(body).results().reduce((first, second) -> second).orElseThrow();
        return Long.parseLong(found.group(1));
    }

    /** As far as it is known: the sequence before an order's first edit here is not. */
    double eventsPerCommit() {
        return commits.get() == 0 ? 0 : (double) events.get() / commits.get();
    }

    List<Seed> seeds() {
        return List.copyOf(idle);
    }
}
