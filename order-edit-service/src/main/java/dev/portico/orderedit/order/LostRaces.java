package dev.portico.orderedit.order;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that lost against another is done again, whole: it then sees what the other has written and decides by that.
 * Around a transaction, never inside one.
 */
public final class LostRaces {

    private static final int TRIES = 5;

    public static <T> Uni<T> retried(Supplier<Uni<T>> transaction) {
        return Uni.createFrom()
                .deferred(transaction::get)
                .onFailure(LostRaces::lost)
                .retry()
                .atMost(TRIES);
    }

    private static boolean lost(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, LostRaces::causeOf)
                .limit(10)
                .anyMatch(LostRaces::isLostRace);
    }

    /** SQLSTATE class 40: the database has rolled one of two back (deadlock, serialization), told by the driver or by Hibernate. */
    private static boolean isLostRace(Throwable failure) {
        return failure instanceof OptimisticLockException
                || (failure instanceof PgException refused && isRolledBack(refused.getSqlState()))
                || (failure instanceof SQLException refused && isRolledBack(refused.getSQLState()));
    }

    private static boolean isRolledBack(@Nullable String state) {
        return state != null && state.startsWith("40");
    }

    @SuppressWarnings("NullAway") // null ends the iteration above
    private static Throwable causeOf(Throwable failure) {
        return failure.getCause();
    }

    private LostRaces() {}
}
