package dev.portico.orderedit.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which failures are lost races, and that those are tried again. */
class LostRacesTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void onlyALostRaceIsRunAgain(String name, Throwable failure, int runs) {
        var run = new AtomicInteger();

        var ended = LostRaces.retried(() -> run.incrementAndGet() < 3
                        ? Uni.createFrom().<String>failure(failure)
                        : Uni.createFrom().item("done"))
                .onFailure()
                .recoverWithItem("failed")
                .await()
                .indefinitely();

        assertThat(run).hasValue(runs);
        assertThat(ended).isEqualTo(runs == 3 ? "done" : "failed");
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("another version", new OptimisticLockException(), 3),
                Arguments.of("a deadlock, by the driver", new PgException("deadlock", "ERROR", "40P01", ""), 3),
                Arguments.of("a deadlock, by Hibernate", wrapped(new SQLException("deadlock", "40P01")), 3),
                Arguments.of("serialization", wrapped(new SQLException("serialize", "40001")), 3),
                Arguments.of("a double key", wrapped(new SQLException("unique", "23505")), 1),
                Arguments.of("no state", wrapped(new SQLException("away")), 1),
                Arguments.of("a bug", new IllegalStateException(), 1));
    }

    private static Throwable wrapped(SQLException cause) {
        return new IllegalStateException(cause);
    }
}
