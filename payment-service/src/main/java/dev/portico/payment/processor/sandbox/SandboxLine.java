package dev.portico.payment.processor.sandbox;

import dev.portico.payment.processor.ProcessorUnreachableException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The line to the Sandbox, which is in this process and never fails by itself: as slow, dead or lossy as the settings say.
 */
@ApplicationScoped
class SandboxLine {

    private final Vertx vertx;
    private final SandboxConfig config;
    private final AtomicLong calls = new AtomicLong();

    SandboxLine(Vertx vertx, SandboxConfig config) {
        this.vertx = vertx;
        this.config = config;
    }

    /** The call's answer, or {@link ProcessorUnreachableException}: when an answer is lost, the call was made all the same. */
    <T> Uni<T> call(Supplier<Uni<T>> call) {
        return config.outage() ? silence() : travel().chain(call::get).chain(this::answer);
    }

    private <T> Uni<T> answer(T answer) {
        var lossy = config.loseAnswers() > 0 && calls.incrementAndGet() % config.loseAnswers() == 0;
        return lossy ? silence() : Uni.createFrom().item(answer);
    }

    // A timer of Vert.x comes back on the caller's context, which the session of the database hangs on; Mutiny's does
    // not.
    private Uni<Void> travel() {
        return config.latency().compareTo(Duration.ofMillis(1)) < 0
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .emitter(arrived ->
                                vertx.setTimer(config.latency().toMillis(), timer -> arrived.complete(null)));
    }

    private static <T> Uni<T> silence() {
        return Uni.createFrom()
                .failure(new ProcessorUnreachableException(SandboxProcessor.NAME, new TimeoutException()));
    }
}
