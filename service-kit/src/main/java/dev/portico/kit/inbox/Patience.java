package dev.portico.kit.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;

/** How long a consumer tries: for ever while infrastructure is away, a minute for what is still to come, else five times. */
final class Patience {

    private static final Duration FIRST = Duration.ofMillis(100);

    static Uni<Void> with(Supplier<Uni<Void>> work) {
        return onThisContext(Uni.createFrom().deferred(work::get))
                .onFailure(PassingFailure::isIn)
                .retry()
                .withBackOff(FIRST, Duration.ofSeconds(10))
                .indefinitely()
                .onFailure(NotYetException.class)
                .retry()
                .withBackOff(FIRST, Duration.ofSeconds(2))
                .expireIn(60_000)
                .onFailure(Patience::isWorthAnotherTry)
                .retry()
                .withBackOff(FIRST, Duration.ofSeconds(2))
                .atMost(4);
    }

    private static boolean isWorthAnotherTry(Throwable failure) {
        return !(failure instanceof PoisonException) && !isExpired(failure);
    }

    /** Mutiny wraps what it gave up on in an IllegalStateException with the failure below it. */
    private static boolean isExpired(Throwable failure) {
        return failure instanceof NotYetException || failure.getCause() instanceof NotYetException;
    }

    // A delayed retry comes back on another thread, where Hibernate Reactive would find no context.
    private static Uni<Void> onThisContext(Uni<Void> work) {
        Context context = Vertx.currentContext();
        return context == null ? work : work.runSubscriptionOn(task -> context.runOnContext(go -> task.run()));
    }

    private Patience() {}
}
