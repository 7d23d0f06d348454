package dev.portico.kit.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.persistence.OptimisticLockException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** Tells a failure that goes away by itself (database restarting, lost race) from one that doesn't. */
final class PassingFailure {

    /** SQLSTATE classes: connection, transaction rollback (deadlock, serialization), resources, operator intervention. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57");

    static boolean isIn(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, PassingFailure::causeOf)
                .limit(20)
                .anyMatch(PassingFailure::passes);
    }

    private static boolean passes(Throwable failure) {
        return failure instanceof IOException && !(failure instanceof JsonProcessingException)
                || failure instanceof ClosedConnectionException
                || failure instanceof TimeoutException
                || failure instanceof OptimisticLockException
                || failure instanceof RetriableException
                || failure instanceof PgException pg && isPassingState(pg.getSqlState());
    }

    private static boolean isPassingState(@Nullable String state) {
        return state != null && state.length() == 5 && PASSING.contains(state.substring(0, 2));
    }

    @SuppressWarnings("NullAway") // null ends the iteration above
    private static Throwable causeOf(Throwable failure) {
        return failure.getCause();
    }

    private PassingFailure() {}
}
