package dev.portico.kit.inbox;

import io.vertx.pgclient.PgException;
import java.util.stream.Stream;

/**
 * Why something died, in words that may be logged and listed. A message is repeated when our own code wrote it; those of
 * libraries quote what they could not read, which may be a customer's name: of these only the class is told.
 */
final class Reason {

    private static final String OURS = "dev.portico.";
    private static final int LONGEST = 500;

    static String of(Throwable failure) {
        var cause = causes(failure).filter(Reason::isOurs).findFirst().orElseGet(() -> last(failure));
        var text = isOurs(cause) && cause.getMessage() != null ? cause.getMessage() : named(cause);
        return text.substring(0, Math.min(LONGEST, text.length())).replace('\0', ' ');
    }

    private static boolean isOurs(Throwable failure) {
        var trace = failure.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith(OURS);
    }

    private static String named(Throwable failure) {
        var name = failure.getClass().getSimpleName();
        return failure instanceof PgException pg ? name + " " + pg.getSqlState() : name;
    }

    private static Throwable last(Throwable failure) {
        return causes(failure).reduce(failure, (earlier, later) -> later);
    }

    @SuppressWarnings("NullAway") // null ends the iteration
    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }

    private Reason() {}
}
