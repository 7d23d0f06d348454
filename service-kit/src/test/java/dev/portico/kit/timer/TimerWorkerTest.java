package dev.portico.kit.timer;

import static dev.portico.local.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.kit.Kit;
import dev.portico.kit.MovableClock;
import dev.portico.kit.OnVertx;
import dev.portico.kit.id.Ids;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.Notes;
import dev.portico.local.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The application's own worker runs beside the ones that the tests start: it is one worker more. */
@Kit
@QuarkusTest
class TimerWorkerTest {

    private static final MerchantId SHOP = new MerchantId("timer-shop");
    private static final Duration AN_HOUR = Duration.ofHours(1);

    @Inject
    KitTimers timers;

    @Inject
    TimerWorker worker;

    @Inject
    Notes notes;

    @Inject
    MovableClock clock;

    @AfterEach
    void backToNow() {
        clock.set(Duration.ZERO);
        timers.failNext(0);
    }

    @Test
    void aTimerFiresWhenItIsDueAndNotBefore() {
        var subject = scheduleIn(AN_HOUR);
        clock.set(AN_HOUR.minusMinutes(1));
        runAll();
        assertThat(fired(subject)).isZero();

        clock.set(AN_HOUR.plusSeconds(1));

        await().untilAsserted(() -> assertThat(fired(subject)).isEqualTo(1));
        assertThat(stored(subject)).isFalse();
    }

    @Test
    void schedulingAgainMovesIt() {
        var subject = scheduleIn(AN_HOUR);
        schedule(subject, AN_HOUR.multipliedBy(3));
        clock.set(AN_HOUR.multipliedBy(2));
        runAll();
        assertThat(fired(subject)).isZero();

        clock.set(AN_HOUR.multipliedBy(4));

        await().untilAsserted(() -> assertThat(fired(subject)).isEqualTo(1));
    }

    @Test
    void aCanceledTimerNeverFires() {
        var subject = scheduleIn(AN_HOUR);
        OnVertx.run(() -> timers.cancel(SHOP, subject));
        clock.set(AN_HOUR.multipliedBy(2));

        runAll();

        assertThat(fired(subject)).isZero();
    }

    @Test
    void manyWorkersFireEachTimerOnce() {
        var subjects = IntStream.range(0, 40).mapToObj(n -> scheduleIn(AN_HOUR)).toList();
        clock.set(AN_HOUR.plusMinutes(1));

        Stream.generate(() -> CompletableFuture.runAsync(this::runAll))
                .limit(2)
                .toList()
                .forEach(CompletableFuture::join);

        await().untilAsserted(() ->
                assertThat(subjects).allSatisfy(one -> assertThat(fired(one)).isEqualTo(1)));
    }

    /** Such a table is planned for a single row: a subquery for what is due may then run once per row, and lose timers. */
    @Test
    void aTableThatGrewSinceItWasAnalyzedLosesNone() throws SQLException {
        schedule(Ids.next(), Duration.ofDays(500));
        analyze();
        var subjects = IntStream.range(0, 40).mapToObj(n -> scheduleIn(AN_HOUR)).toList();
        clock.set(AN_HOUR.plusMinutes(1));

        await().until(() -> subjects.stream().noneMatch(TimerWorkerTest::stored));

        assertThat(subjects).allSatisfy(one -> assertThat(fired(one)).isEqualTo(1));
    }

    @Test
    void afterAYearAsleepEverythingFiresOnce() {
        var subjects = Stream.of(1, 50, 300)
                .map(days -> scheduleIn(Duration.ofDays(days)))
                .toList();
        clock.set(Duration.ofDays(365));

        await().untilAsserted(() ->
                assertThat(subjects).allSatisfy(one -> assertThat(fired(one)).isEqualTo(1)));
    }

    @Test
    void aHandlerThatFailsLeavesNothingButIsTriedAgain() throws SQLException {
        timers.failNext(Integer.MAX_VALUE); // until the test has looked: the first pause is a second
        var subject = scheduleIn(AN_HOUR);
        clock.set(AN_HOUR.plusSeconds(1));
        await().until(() -> attempts(subject) >= 1);
        assertThat(fired(subject)).isZero();

        timers.failNext(0);
        clock.set(AN_HOUR.plusMinutes(10));

        await().untilAsserted(() -> assertThat(fired(subject)).isEqualTo(1));
    }

    private static void analyze() throws SQLException {
        try (var connection = TestDatabase.connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("vacuum full analyze kit.timer");
        }
    }

    private UUID scheduleIn(Duration after) {
        var subject = Ids.next();
        schedule(subject, after);
        return subject;
    }

    private void schedule(UUID subject, Duration after) {
        clock.set(Duration.ZERO);
        var due = clock.instant().plus(after);
        OnVertx.run(() -> timers.schedule(SHOP, new Timer(SHOP, KitTimers.KIND, subject, due)));
    }

    private void runAll() {
        boolean more = true;
        while (more) {
            more = OnVertx.run(worker::runNext);
        }
    }

    private int fired(UUID subject) {
        List<String> all = OnVertx.run(() -> notes.allThatIsVisible(SHOP));
        return Collections.frequency(all, subject.toString());
    }

    private static boolean stored(UUID subject) {
        try {
            return attempts(subject) >= 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** -1 when there is no such timer. */
    private static int attempts(UUID subject) throws SQLException {
        try (var connection = TestDatabase.connect("postgres");
                var query = connection.prepareStatement("select attempts from kit.timer where subject = ?")) {
            query.setObject(1, subject);
            try (var rows = query.executeQuery()) {
                return rows.next() ? rows.getInt(1) : -1;
            }
        }
    }
}
