package dev.portico.kit.job;

import dev.portico.kit.tenancy.Tenancy;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** Runs {@link BatchedWork}. */
@ApplicationScoped
public class BatchWorker {

    private final Tenancy tenancy;
    private final Clock clock;
    private final Vertx vertx;

    BatchWorker(Tenancy tenancy, Clock clock, Vertx vertx) {
        this.tenancy = tenancy;
        this.clock = clock;
        this.vertx = vertx;
    }

    /** @param every how often to look for what is due, beside when it is woken */
    public <T, O> Batches<T, O> start(BatchedWork<T, O> work, Duration every) {
        return new Batches<>(work, tenancy, clock, vertx, every);
    }
}
