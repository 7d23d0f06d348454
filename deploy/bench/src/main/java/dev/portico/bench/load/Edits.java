package dev.portico.bench.load;

import dev.portico.bench.load.Seeds.Seed;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
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
        return suite.http.sendAsync(request(seed), BodyHandlers.ofString()).thenApply(answer -> finish(seed, answer));
    }

    private HttpRequest request(Seed seed) {
        var change = new JsonObject()
                .put("type", "SET_QUANTITY")
                .put("lineId", seed.lineId().toString())
                .put("quantity", seed.version() % 2 == 1 ? 2 : 1);
        var body = new JsonObject().put("version", seed.version()).put("changes", new JsonArray().add(change));
        return suite.internal(suite.uri("orderEdit", "/internal/orders/" + seed.orderId() + "/edits"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body.encode()))
                .build();
    }

    private boolean finish(Seed seed, HttpResponse<String> answer) {
        if (answer.statusCode() != 201) {
            idle.add(seed);
            // One is enough to see what is wrong.
            if (refused.getAndIncrement() == 0) {
                System.err.println(answer.statusCode() + " " + answer.body());
            }
            return false;
        }
        var edited = seed.next(Math.toIntExact(last(ORDER_VERSION, answer.body())), last(SEQUENCE, answer.body()));
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
