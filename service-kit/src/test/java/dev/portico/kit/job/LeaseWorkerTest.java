package dev.portico.kit.job;

import static dev.portico.local.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.kit.Kit;
import dev.portico.kit.MovableClock;
import dev.portico.kit.OnVertx;
import dev.portico.kit.id.Ids;
import dev.portico.kit.tenancy.Tenancy;
import dev.portico.local.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Kit
@QuarkusTest
class LeaseWorkerTest {

    private static final Duration AFTER_THE_LEASE = Errands.LEASE.plusSeconds(1);

    @Inject
    LeaseWorker worker;

    @Inject
    Tenancy tenancy;

    @Inject
    MovableClock clock;

    @Inject
    Vertx vertx;

    private final Queue<UUID> performed = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void empty() throws SQLException {
        try (var connection = TestDatabase.connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("delete from kit.errand");
        }
    }

    @AfterEach
    void backToNow() {
        clock.set(Duration.ZERO);
    }

    @Test
    void whatIsDueIsDoneOnceAndWhatIsNotWaits() throws SQLException {
        var due = errand(Duration.ZERO);
        var later = errand(Duration.ofHours(1));

        assertThat(turn(oneByOne())).isTrue();
        assertThat(turn(oneByOne())).isFalse();

        assertThat(row(due)).isEqualTo("1 done");
        assertThat(row(later)).isEqualTo("0 null");
        clock.set(Duration.ofHours(1).plusSeconds(1));
        assertThat(turn(oneByOne())).isTrue();
        assertThat(performed).containsExactly(due, later);
    }

    @Test
    void twoWorkersTakeNothingTwice() {
        var errands = Stream.generate(() -> errand(Duration.ZERO)).limit(60).toList();

        inTwoThreads(() -> runAll(new Errands(tenancy, 4, 2, this::done)));

        assertThat(performed).containsExactlyInAnyOrderElementsOf(errands);
    }

    /** Two transactions at the same time, for sure: the first one holds its row while the second one takes. */
    @Test
    void aRowThatAnotherTransactionHoldsIsSkipped() throws SQLException {
        var held = errand(Duration.ofSeconds(-2));
        var free = errand(Duration.ofSeconds(-1));
        try (var other = TestDatabase.connect("postgres");
                var lock = other.prepareStatement("select id from kit.errand where id = ? for update")) {
            other.setAutoCommit(false);
            lock.setObject(1, held);
            lock.execute();

            assertThat(turn(oneByOne())).isTrue();
            assertThat(turn(oneByOne())).isFalse();

            assertThat(performed).containsExactly(free);
            other.rollback();
        }
        assertThat(turn(oneByOne())).isTrue();
        assertThat(performed).containsExactly(free, held);
    }

    @Test
    void aWorkerThatDiesLosesItsRowWhenTheLeaseEndsAndNotBefore() throws SQLException {
        var errand = errand(Duration.ZERO);
        var answer = new CompletableFuture<String>();
        var dying = CompletableFuture.supplyAsync(() -> turn(new Errands(tenancy, 1, 1, id -> {
            performed.add(id);
            return Uni.createFrom().completionStage(answer);
        })));
        await().until(() -> performed.contains(errand));
        // The transaction is over while the work is going on.
        assertThat(row(errand)).isEqualTo("1 null");

        clock.set(Errands.LEASE.minusMinutes(1));
        assertThat(turn(oneByOne())).isFalse();
        clock.set(AFTER_THE_LEASE);
        assertThat(turn(oneByOne())).isTrue();

        assertThat(row(errand)).isEqualTo("2 done");
        assertThat(performed).containsExactly(errand, errand);
        answer.completeExceptionally(new IllegalStateException("died"));
        assertThat(dying.join()).isTrue();
        assertThat(row(errand)).isEqualTo("2 done");
    }

    @Test
    void aFailureIsLeftToTheLeaseAndDoesNotHoldUpTheOthers() throws SQLException {
        var broken = errand(Duration.ofSeconds(-3));
        var unstorable = errand(Duration.ofSeconds(-2));
        var fine = errand(Duration.ofSeconds(-1));
        Function<UUID, Uni<String>> failing = id -> {
            if (id.equals(broken)) {
                throw new IllegalStateException("on purpose");
            }
            return Uni.createFrom().item(id.equals(unstorable) ? Errands.UNSTORABLE : "done");
        };

        assertThat(turn(new Errands(tenancy, 3, 1, failing))).isTrue();

        assertThat(List.of(row(broken), row(unstorable), row(fine))).containsExactly("1 null", "1 null", "1 done");
        assertThat(turn(oneByOne())).isFalse();
        clock.set(AFTER_THE_LEASE);
        runAll(oneByOne());
        assertThat(List.of(row(broken), row(unstorable), row(fine))).containsExactly("2 done", "2 done", "1 done");
    }

    @Test
    void noMoreThanAllowedArePerformedSideBySide() {
        var errands = Stream.generate(() -> errand(Duration.ZERO)).limit(8).toList();
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        Function<UUID, Uni<String>> slow = id -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            return done(id).call(this::aWhile).invoke(running::decrementAndGet);
        };

        assertThat(turn(new Errands(tenancy, 8, 3, slow))).isTrue();

        assertThat(performed).containsExactlyInAnyOrderElementsOf(errands);
        assertThat(most).hasValue(3);
    }

    private Errands oneByOne() {
        return new Errands(tenancy, 1, 1, this::done);
    }

    private Uni<String> done(UUID id) {
        performed.add(id);
        return Uni.createFrom().item("done");
    }

    /** Comes back on the caller's context, as a client's answer does. */
    private Uni<Void> aWhile() {
        return Uni.createFrom().emitter(later -> vertx.setTimer(50, passed -> later.complete(null)));
    }

    private boolean turn(Errands errands) {
        return OnVertx.run(() -> worker.runTurn(errands));
    }

    private void runAll(Errands errands) {
        boolean more = true;
        while (more) {
            more = turn(errands);
        }
    }

    private static void inTwoThreads(Runnable work) {
        var threads = Executors.newFixedThreadPool(2);
        try {
            Stream.generate(() -> CompletableFuture.runAsync(work, threads))
                    .limit(2)
                    .toList()
                    .forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }
    }

    private UUID errand(Duration dueIn) {
        var id = Ids.next();
        try (var connection = TestDatabase.connect("postgres");
                var insert = connection.prepareStatement(
                        "insert into kit.errand (id, merchant, due_at) values (?, 'errand-shop', cast(? as timestamptz))")) {
            insert.setObject(1, id);
            insert.setString(2, clock.instant().plus(dueIn).toString());
            insert.execute();
            return id;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tries and outcome. */
    private static String row(UUID id) throws SQLException {
        try (var connection = TestDatabase.connect("postgres");
                var query = connection.prepareStatement("select tries, outcome from kit.errand where id = ?")) {
            query.setObject(1, id);
            try (var rows = query.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getInt("tries") + " " + rows.getString("outcome");
            }
        }
    }
}
