package dev.portico.kit.job;

import static dev.portico.local.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.kit.Kit;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Kit
@QuarkusTest
class BatchWorkerTest {

    private static final Duration SELDOM = Duration.ofHours(1);
    private static final Predicate<UUID> EVERY = id -> true;

    @Inject
    BatchWorker worker;

    @Inject
    Tenancy tenancy;

    @Inject
    Vertx vertx;

    private final Queue<UUID> performed = new ConcurrentLinkedQueue<>();
    private @Nullable Batches<?, ?> running;

    @BeforeEach
    void empty() throws SQLException {
        sql("delete from kit.errand");
    }

    @AfterEach
    void stop() {
        if (running != null) {
            running.close();
        }
    }

    @Test
    void whatIsDueIsDoneOnceManyInOneTransaction() throws SQLException {
        var errands = errands(20, "errand-shop");
        var work = work(8, EVERY, this::done);

        start(work);

        awaitOutcomes(20, "1 done");
        assertThat(performed).containsExactlyInAnyOrderElementsOf(errands);
        assertThat(work.begun).contains(8);
        assertThat(work.begun.stream().mapToInt(Integer::intValue)).allMatch(size -> size <= 8);
        assertThat(work.begun.stream().mapToInt(Integer::intValue).sum()).isEqualTo(20);
        assertThat(work.settled.stream().mapToInt(Integer::intValue).sum()).isEqualTo(20);
    }

    @Test
    void noMoreThanAllowedAreUnderWay() throws SQLException {
        insert(12, "errand-shop");
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        Function<UUID, Uni<String>> slow = id -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            return done(id).call(this::aWhile).invoke(running::decrementAndGet);
        };

        start(work(3, EVERY, slow));

        awaitOutcomes(12, "1 done");
        assertThat(most).hasValue(3);
    }

    @Test
    void aSlowOneHoldsUpNoOther() throws SQLException {
        var slow = errands(1, "errand-shop").get(0);
        insert(10, "errand-shop");
        var over = new CompletableFuture<String>();

        start(work(2, EVERY, id -> id.equals(slow) ? Uni.createFrom().completionStage(over) : done(id)));

        awaitOutcomes(10, "1 done");
        assertThat(outcomes("1 null")).isEqualTo(1);
        assertThat(over.complete("done")).isTrue();
        awaitOutcomes(11, "1 done");
    }

    @Test
    void oneThatCantBeBegunIsPutOffAndTheOthersAreDone() throws SQLException {
        var broken = errands(5, "errand-shop").get(2);

        start(work(5, id -> !id.equals(broken), this::done));

        awaitOutcomes(4, "1 done");
        awaitOutcomes(1, "0 put off");
        assertThat(performed).hasSize(4).doesNotContain(broken);
    }

    @Test
    void whatFailsOrCantBeStoredIsLeftAndTheOthersAreDone() throws SQLException {
        var errands = errands(6, "errand-shop");
        Function<UUID, Uni<String>> failing = id -> {
            if (id.equals(errands.get(1))) {
                throw new IllegalStateException("on purpose");
            }
            return id.equals(errands.get(3)) ? Uni.createFrom().item(ErrandBatches.UNSTORABLE) : done(id);
        };

        start(work(3, EVERY, failing));

        awaitOutcomes(4, "1 done");
        awaitOutcomes(2, "1 null");
        insert(3, "errand-shop");
        start(work(3, EVERY, this::done));
        awaitOutcomes(7, "1 done");
    }

    @Test
    void aTransactionIsOneMerchants() throws SQLException {
        insert(3, "errand-shop");
        insert(3, "other-shop");

        start(work(10, EVERY, this::done));

        awaitOutcomes(6, "1 done");
    }

    @Test
    void whatSomebodyElseHasIsSkipped() throws SQLException {
        var taken = errands(3, "errand-shop").get(0);
        try (var other = TestDatabase.connect("postgres")) {
            other.setAutoCommit(false);
            var unused = other.createStatement()
                    .execute("select from kit.errand where id = '%s' for update".formatted(taken));

            start(work(3, EVERY, this::done));

            awaitOutcomes(2, "1 done");
            assertThat(performed).doesNotContain(taken);
            other.rollback();
        }
        wake();
        awaitOutcomes(3, "1 done");
    }

    private ErrandBatches work(int parallel, Predicate<UUID> canBegin, Function<UUID, Uni<String>> performance) {
        return new ErrandBatches(tenancy, parallel, canBegin, performance);
    }

    private void start(ErrandBatches work) {
        stop();
        running = worker.begin(work, SELDOM);
        wake();
    }

    private void wake() {
        if (running != null) {
            running.wake();
        }
    }

    private Uni<String> done(UUID id) {
        performed.add(id);
        return Uni.createFrom().item("done");
    }

    /** Comes back on the caller's context, as a client's answer does. */
    private Uni<Void> aWhile() {
        return Uni.createFrom().emitter(later -> vertx.setTimer(50, passed -> later.complete(null)));
    }

    private static void insert(int count, String merchant) throws SQLException {
        var unused = errands(count, merchant);
    }

    private static List<UUID> errands(int count, String merchant) throws SQLException {
        var ids = IntStream.range(0, count).mapToObj(n -> Ids.next()).toList();
        for (var id : ids) {
            sql("insert into kit.errand (id, merchant, due_at) values ('%s', '%s', now())".formatted(id, merchant));
        }
        return ids;
    }

    private static void awaitOutcomes(int count, String triesAndOutcome) {
        await().untilAsserted(() -> assertThat(outcomes(triesAndOutcome)).isEqualTo(count));
    }

    private static int outcomes(String triesAndOutcome) throws SQLException {
        try (var connection = TestDatabase.connect("postgres");
                var query = connection.prepareStatement(
                        "select count(*) from kit.errand where tries || ' ' || coalesce(outcome, 'null') = ?")) {
            query.setString(1, triesAndOutcome);
            try (var rows = query.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getInt(1);
            }
        }
    }

    private static void sql(String statement) throws SQLException {
        try (var connection = TestDatabase.connect("postgres")) {
            var unused = connection.createStatement().execute(statement);
        }
    }
}
