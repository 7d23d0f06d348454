package dev.portico.kit.job;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.portico.kit.tenancy.Tenancy;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;

/**
 * Claims rows under a lease and does their work outside any transaction.
 *
 * <p>Any number of workers may run: a row that one holds the others skip, and one that is taken is not due before its lease
 * ends. A worker that dies, or a task that fails, leaves its row to the lease, and then the row is taken again: so work is
 * done at least once, and {@code settle} has to bear a second outcome. One failed task does not hold up the others of its
 * batch; a row that can't even be taken does, since they are taken in one transaction.
 */
@ApplicationScoped
public class LeaseWorker {

    private static final Logger LOG = Logger.getLogger(LeaseWorker.class);

    // skip locked: several workers take different rows
    private static final String LOCK = " limit :limit for update skip locked";

    private final Tenancy tenancy;
    private final Clock clock;
    private final Vertx vertx;
    private final List<Loop> loops = new CopyOnWriteArrayList<>();

    LeaseWorker(Tenancy tenancy, Clock clock, Vertx vertx) {
        this.tenancy = tenancy;
        this.clock = clock;
        this.vertx = vertx;
    }

    private record Done<T, O>(T task, O outcome) {}

    /** Runs turn after turn, until the application stops. */
    @CanIgnoreReturnValue // most work is never woken
    public Loop begin(LeasedWork<?, ?, ?> work, Duration every) {
        var loop = new Loop(work.name(), vertx, every, () -> runTurn(work));
        loops.add(loop);
        return loop;
    }

    void stop(@Observes ShutdownEvent stopping) {
        loops.forEach(Loop::close);
    }

    /** Takes a batch, does and settles it, and says whether there was anything due. */
    public <R, T, O> Uni<Boolean> runTurn(LeasedWork<R, T, O> work) {
        return tenancy.acrossMerchants(() -> take(work))
                .chain(tasks -> doAll(work, tasks).replaceWith(!tasks.isEmpty()));
    }

    private <R, T> Uni<List<T>> take(LeasedWork<R, T, ?> work) {
        var now = clock.instant();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(work.due() + LOCK, work.row())
                        .setParameter("now", now.toString())
                        .setParameter("limit", work.batch())
                        .getResultList())
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(row -> work.take(row, now))
                .collect()
                .asList();
    }

    private static <T, O> Uni<Void> doAll(LeasedWork<?, T, O> work, List<T> tasks) {
        return Multi.createFrom()
                .iterable(tasks)
                .onItem()
                .transformToUni(task -> perform(work, task))
                .merge(work.parallel())
                .onItem()
                .transformToUniAndConcatenate(done -> settle(work, done))
                .onItem()
                .ignoreAsUni();
    }

    /** Without an item when it fails: there is nothing to settle then. */
    private static <T, O> Uni<Done<T, O>> perform(LeasedWork<?, T, O> work, T task) {
        return leftToTheLease(
                work,
                task,
                Uni.createFrom().deferred(() -> work.perform(task)).map(outcome -> new Done<>(task, outcome)));
    }

    private static <T, O> Uni<Void> settle(LeasedWork<?, T, O> work, Done<T, O> done) {
        return leftToTheLease(
                work, done.task(), Uni.createFrom().deferred(() -> work.settle(done.task(), done.outcome())));
    }

    private static <T, I> Uni<I> leftToTheLease(LeasedWork<?, T, ?> work, T task, Uni<I> step) {
        return step.onFailure(Exception.class)
                .invoke(failure ->
                        LOG.warnf("%s: %s is left to its lease: %s", work.name(), work.id(task), failure.getClass()))
                .onFailure(Exception.class)
                .recoverWithNull();
    }
}
