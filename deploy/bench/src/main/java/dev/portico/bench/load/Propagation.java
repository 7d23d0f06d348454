package dev.portico.bench.load;

import dev.portico.bench.load.Seeds.Seed;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * How long after a commit's answer the portal's read model has it. Looks into the portal's table every two milliseconds,
 * so a figure is at most that much, and the query's own time, too high. Where many are awaited it looks less often: the
 * database is to work for the suite, not for who watches it.
 */
final class Propagation {

    private static final String LOOK =
            """
            select order_id, order_sequence from portal.order_view
             where merchant = '%s' and order_id = any (?)
            """
                    .formatted(Suite.MERCHANT);

    /** A look of a millisecond is followed by so many without one. */
    private static final int REST = 5;

    private static final long LEAST_REST = TimeUnit.MILLISECONDS.toNanos(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Suite suite;
    private final Map<UUID, Awaited> awaited = new ConcurrentHashMap<>();
    private final Histogram times = new Histogram(3);

    private record Awaited(long sequence, long since) {}

    Propagation(Suite suite) {
        this.suite = suite;
    }

    List<Seed> measure(List<Seed> seeds, int perSecond, Duration duration) throws Exception {
        var edits = new Edits(suite, seeds, this::committed);
        var load = CompletableFuture.supplyAsync(
                () -> run(edits, perSecond, duration), Executors.newSingleThreadExecutor(Propagation::daemon));
        try (var connection = suite.database();
                var look = connection.prepareStatement(LOOK)) {
            watch(look, load);
        }
        load.join().printTimes("propagation.commit");
        Load.Result.print("propagation.p50_ms", times.getValueAtPercentile(50) / 1000.0);
        Load.Result.print("propagation.p99_ms", times.getValueAtPercentile(99) / 1000.0);
        Load.Result.print("propagation.seen", times.getTotalCount());
        Load.Result.print("propagation.never_seen", awaited.size());
        return edits.seeds();
    }

    /** A look that fails is to end the program, not to wait for the edits. */
    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "edits");
        thread.setDaemon(true);
        return thread;
    }

    private static Load.Result run(Edits edits, int perSecond, Duration duration) {
        try {
            return Load.open(perSecond, duration, edits::commitOne);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void committed(Seed edited) {
        awaited.put(edited.orderId(), new Awaited(edited.sequence(), System.nanoTime()));
    }

    private void watch(PreparedStatement look, CompletableFuture<Load.Result> load)
            throws SQLException, InterruptedException {
        var end = Long.MAX_VALUE;
        while (!(load.isDone() && awaited.isEmpty()) && System.nanoTime() < end) {
            if (load.isDone() && end == Long.MAX_VALUE) {
                end = System.nanoTime() + PATIENCE.toNanos();
            }
            var from = System.nanoTime();
            look(look);
            TimeUnit.NANOSECONDS.sleep(Math.max(LEAST_REST, REST * (System.nanoTime() - from)));
        }
    }

    private void look(PreparedStatement look) throws SQLException {
        var ids = new ArrayList<>(awaited.keySet());
        look.setArray(1, look.getConnection().createArrayOf("uuid", ids.toArray()));
        try (var rows = look.executeQuery()) {
            var now = System.nanoTime();
            while (rows.next()) {
                seen(rows.getObject(1, UUID.class), rows.getLong(2), now);
            }
        }
    }

    private void seen(UUID orderId, long sequence, long now) {
        var waited = awaited.get(orderId);
        if (waited != null && sequence >= waited.sequence() && awaited.remove(orderId, waited)) {
            times.recordValue(Math.max(0, now - waited.since()) / 1000);
        }
    }
}
