package dev.portico.kit.job;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Runs a job again and again on the event loop, never two turns at a time: every so often, at once when woken, and at once
 * when a turn says that more is waiting. A failed turn is logged and tried again at the next beat.
 *
 * <p>Each turn gets a fresh context of its own, which Hibernate Reactive needs for its session.
 */
public final class Loop implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Loop.class);

    private final String name;
    private final Vertx vertx;
    private final Context root;
    private final Supplier<Uni<Boolean>> turn;
    private final long timer;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicBoolean again = new AtomicBoolean();
    private volatile boolean closed;

    /** @param turn does one piece of work and says whether there may be more */
    public Loop(String name, Vertx vertx, Duration every, Supplier<Uni<Boolean>> turn) {
        this.name = name;
        this.vertx = vertx;
        this.root = Lanes.newRoot(vertx);
        this.turn = turn;
        this.timer = vertx.setPeriodic(every.toMillis(), beat -> wake());
    }

    /** Starts a turn now, or right after the running one. Cheap, from any thread. */
    public void wake() {
        if (closed) {
            return;
        }
        if (busy.compareAndSet(false, true)) {
            again.set(false);
            Lanes.freshContext(root).runOnContext(start -> run());
        } else {
            again.set(true);
        }
    }

    private void run() {
        Uni.createFrom()
                .deferred(turn::get)
                .onFailure()
                .invoke(failure -> LOG.warnf("%s: %s", name, failure))
                .onFailure()
                .recoverWithItem(false)
                .subscribe()
                .with(this::finish);
    }

    private void finish(boolean more) {
        busy.set(false);
        if (more || again.get()) {
            wake();
        }
    }

    @Override
    public void close() {
        closed = true;
        vertx.cancelTimer(timer);
    }
}
