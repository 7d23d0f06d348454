package dev.portico.bench.load;

import dev.portico.bench.load.Requests.Request;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * One measurement a call, for {@code run.sh}: {@code Bench <data directory of the suite> <work directory> <command> …}.
 * Figures go to standard output, a name and a number a line.
 */
public final class Bench {

    private static final int WARM_UP_IN_FLIGHT = 8;

    private final Suite suite;
    private final Path seedFile;
    private final Path pageFile;

    private Bench(Path data, Path work) throws IOException {
        this.suite = new Suite(data);
        this.seedFile = work.resolve("orders.txt");
        this.pageFile = work.resolve("pages.txt");
    }

    public static void main(String[] arguments) throws Exception {
        var bench = new Bench(Path.of(arguments[0]), Path.of(arguments[1]));
        var rest = List.of(arguments).subList(3, arguments.length);
        switch (arguments[2]) {
            case "seed" -> bench.seed(number(rest, 0), number(rest, 1));
            case "commit" -> bench.commit(number(rest, 0), number(rest, 1), rest.get(2));
            case "bare-commit" -> bench.bareCommit(number(rest, 0), number(rest, 1), rest.get(2));
            case "page" -> bench.page(number(rest, 0), number(rest, 1));
            case "propagation" -> bench.propagation(number(rest, 0), number(rest, 1));
            case "charges" -> new Charges(bench.suite).measure(number(rest, 0), rest.get(1));
            case "charges-killed" -> new Charges(bench.suite).measureKilled(number(rest, 0));
            case "relay" -> new Relay(bench.suite).measure(number(rest, 0));
            case "still" -> System.exit(bench.stand(rest) ? 0 : 1);
            default -> throw new IllegalArgumentException("no such measurement: " + arguments[2]);
        }
        // No thread that a client may have left has anything to do.
        System.exit(0);
    }

    private boolean stand(List<String> services) throws SQLException {
        try (var connection = suite.database()) {
            return Stillness.outsideTransactions(connection, services);
        }
    }

    private static int number(List<String> arguments, int index) {
        return Integer.parseInt(arguments.get(index));
    }

    private void seed(int orders, int pages) throws IOException, InterruptedException {
        new Seeds(suite, Clock.systemUTC()).create(orders, pages, seedFile, pageFile);
    }

    private void commit(int inFlight, int seconds, String name) throws IOException, InterruptedException {
        var edits = new Edits(suite, Seeds.read(seedFile), edited -> {});
        var result = Load.closed(inFlight, Duration.ofSeconds(seconds), edits::commitOne);
        Seeds.write(seedFile, edits.seeds());
        result.print(name);
        Load.Result.print(name + ".events_per_commit", edits.eventsPerCommit());
    }

    private void bareCommit(int inFlight, int seconds, String address) throws InterruptedException {
        var request = new Request(HttpMethod.POST, URI.create(address), Map.of(), "");
        Load.closed(inFlight, Duration.ofSeconds(seconds), () -> send(request)).print("bare-commit");
    }

    private void page(int perSecond, int seconds) throws IOException, InterruptedException {
        var requests = Files.readAllLines(pageFile).stream()
                .map(path -> Request.get(suite.uri("portal", path)))
                .toList();
        var turn = new AtomicInteger();
        Supplier<CompletableFuture<Boolean>> next =
                () -> send(requests.get(Math.floorMod(turn.getAndIncrement(), requests.size())));
        // Not recorded: a driver that was started a moment ago is slower than what it measures.
        var unused = Load.closed(WARM_UP_IN_FLIGHT, Duration.ofSeconds(seconds), next);
        Load.open(perSecond, Duration.ofSeconds(seconds), next).print("page-at-half");
    }

    private CompletableFuture<Boolean> send(Request request) {
        return suite.requests.send(request).thenApply(answer -> answer.status() == 200);
    }

    private void propagation(int perSecond, int seconds) throws Exception {
        var seeds = Seeds.read(seedFile);
        Seeds.write(seedFile, new Propagation(suite).measure(seeds, perSecond, Duration.ofSeconds(seconds)));
    }
}
