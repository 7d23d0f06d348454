package dev.portico.kit.job;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Event loops in turn, each piece of work on a fresh context, which Hibernate Reactive needs for its session. */
final class Lanes {

    private final List<Context> roots;
    private final AtomicInteger turn = new AtomicInteger();

    Lanes(Vertx vertx) {
        this.roots = Stream.generate(() -> newRoot(vertx))
                .limit(Runtime.getRuntime().availableProcessors())
                .toList();
    }

    /** On the next event loop. What Vert.x gives to a thread that asks for its context is the same each time. */
    static Context newRoot(Vertx vertx) {
        return ((VertxInternal) vertx).createEventLoopContext();
    }

    void run(Runnable work) {
        var root = roots.get(Math.floorMod(turn.getAndIncrement(), roots.size()));
        freshContext(root).runOnContext(start -> work.run());
    }

    /** The same event loop, and nothing of what others left on it. */
    static Context freshContext(Context root) {
        var context = VertxContext.createNewDuplicatedContext(root);
        VertxContextSafetyToggle.setContextSafe(context, true);
        return context;
    }
}
