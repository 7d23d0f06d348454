package dev.portico.kit.job;

import dev.portico.kit.tenancy.Tenancy;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Runs {@link BatchedWork}. */
@ApplicationScoped
public class BatchWorker {

    private final Tenancy tenancy;
    private final Clock clock;
    private final Vertx vertx;
    private final List<Batches<?, ?>> running = new CopyOnWriteArrayList<>();

    BatchWorker(Tenancy tenancy, Clock clock, Vertx vertx) {
        this.tenancy = tenancy;
        this.clock = clock;
        this.vertx = vertx;
    }

    /**
     * Runs until the application stops.
     *
     * @param every how often to look for what is due, beside when it is woken
     */
    public <T, O> Batches<T, O> begin(BatchedWork<T, O> work, Duration every) {
        var batches = new Batches<>(work, tenancy, clock, vertx, every);
        running.add(batches);
        return batches;
    }

    void stop(@Observes ShutdownEvent stopping) {
        running.forEach(Batches::close);
    }
}
