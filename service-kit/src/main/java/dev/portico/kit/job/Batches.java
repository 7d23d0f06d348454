package dev.portico.kit.job;

import dev.portico.kit.job.BatchedWork.Done;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * A running {@link BatchedWork}: one loop begins what is due as long as there is room, another stores the outcomes that have
 * come in since its last turn. So the busier it is, the more a transaction does; and an outcome waits for no slower task.
 *
 * <p>Outcomes that are not stored yet are lost with the process: the work itself has to find tasks that it began and heard
 * nothing of. When a transaction for many fails, each gets one of its own, so that one bad row holds up no other.
 */
public final class Batches<T, O> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Batches.class);

    private final BatchedWork<T, O> work;
    private final Tenancy tenancy;
    private final Clock clock;
    private final Lanes lanes;
    private final Loop beginning;
    private final Loop settling;
    private final AtomicInteger underWay = new AtomicInteger();
    private final Queue<Done<T, O>> outcomes = new ConcurrentLinkedQueue<>();

    Batches(BatchedWork<T, O> work, Tenancy tenancy, Clock clock, Vertx vertx, Duration every) {
        this.work = work;
        this.tenancy = tenancy;
        this.clock = clock;
        this.lanes = new Lanes(vertx);
        this.beginning = new Loop(work.name(), vertx, every, this::beginSome);
        this.settling = new Loop(work.name() + " outcomes", vertx, every, this::settleSome);
    }

    /** Looks for what is due now instead of at the next beat. */
    public void wake() {
        beginning.wake();
    }

    @Override
    public void close() {
        beginning.close();
        settling.close();
    }

    private record Row(MerchantId merchant, UUID id) {

        static Row of(Object[] columns) {
            return new Row(new MerchantId((String) columns[0]), (UUID) columns[1]);
        }
    }

    private record Begun<T>(boolean found, List<T> tasks) {}

    private Uni<Boolean> beginSome() {
        var room = Math.min(work.batch(), work.parallel() - underWay.get());
        if (room <= 0) {
            return Uni.createFrom().item(false);
        }
        var now = clock.instant();
        return tenancy.acrossMerchants(() -> take(room, now).chain(rows -> begin(rows, now)))
                .onFailure(BeginningException.class)
                .recoverWithUni(failure -> oneByOne((BeginningException) failure, now))
                .invoke(begun -> begun.tasks().forEach(this::perform))
                .map(Begun::found);
    }

    private Uni<List<Row>> take(int room, Instant now) {
        return work.due()
                .with("now", now.toString())
                .with("limit", (long) room)
                .rows()
                .map(rows -> rows.stream().map(Row::of).toList());
    }

    /** A transaction is one merchant's: the rows of others are free again at its end, and come next. */
    private Uni<Begun<T>> begin(List<Row> rows, Instant now) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(new Begun<>(false, List.of()));
        }
        var merchant = rows.get(0).merchant();
        var ids = rows.stream()
                .filter(row -> row.merchant().equals(merchant))
                .map(Row::id)
                .toList();
        return tenancy.narrowedTo(merchant, () -> work.begin(merchant, ids, now))
                .map(tasks -> new Begun<>(true, tasks))
                .onFailure(Exception.class)
                .transform(failure -> new BeginningException(merchant, ids, failure));
    }

    private Uni<Begun<T>> oneByOne(BeginningException failed, Instant now) {
        return Multi.createFrom()
                .iterable(failed.ids)
                .onItem()
                .transformToUniAndConcatenate(id -> beginAlone(failed.merchant, id, now))
                .collect()
                .asList()
                .map(tasks ->
                        new Begun<>(true, tasks.stream().flatMap(List::stream).toList()));
    }

    private Uni<List<T>> beginAlone(MerchantId merchant, UUID id, Instant now) {
        return tenancy.inTransaction(merchant, () -> work.begin(merchant, List.of(id), now))
                .onFailure(Exception.class)
                .recoverWithUni(failure -> {
                    LOG.warnf("%s: %s can't be begun and is put off: %s", work.name(), id, failure.getClass());
                    return work.putOff(merchant, id).replaceWith(List.of());
                });
    }

    private void perform(T task) {
        underWay.incrementAndGet();
        lanes.run(() -> Uni.createFrom()
                .deferred(() -> work.perform(task))
                .subscribe()
                .with(outcome -> arrived(new Done<>(task, outcome)), failure -> failed(task, failure)));
    }

    private void arrived(Done<T, O> done) {
        outcomes.add(done);
        settling.wake();
    }

    private void failed(T task, Throwable failure) {
        LOG.warnf("%s: %s has no outcome: %s", work.name(), work.id(task), failure.getClass());
        over(1);
    }

    private void over(int tasks) {
        underWay.addAndGet(-tasks);
        beginning.wake();
    }

    private Uni<Boolean> settleSome() {
        var byMerchant = new LinkedHashMap<MerchantId, List<Done<T, O>>>();
        var taken = 0;
        for (var done = outcomes.poll(); done != null; done = ++taken < work.batch() ? outcomes.poll() : null) {
            byMerchant
                    .computeIfAbsent(work.merchant(done.task()), merchant -> new ArrayList<>())
                    .add(done);
        }
        var count = taken;
        return InTurn.each(byMerchant.entrySet(), some -> settle(some.getKey(), some.getValue()))
                .onTermination()
                .invoke(() -> over(count))
                .map(stored -> !outcomes.isEmpty());
    }

    private Uni<Void> settle(MerchantId merchant, List<Done<T, O>> some) {
        return safely(() -> work.settle(merchant, some))
                .onFailure(Exception.class)
                .recoverWithUni(failure -> InTurn.each(some, one -> settleAlone(merchant, one)));
    }

    private Uni<Void> settleAlone(MerchantId merchant, Done<T, O> one) {
        return safely(() -> work.settle(merchant, List.of(one)))
                .onFailure(Exception.class)
                .invoke(failure -> LOG.warnf(
                        "%s: the outcome of %s can't be stored: %s",
                        work.name(), work.id(one.task()), failure.getClass()))
                .onFailure(Exception.class)
                .recoverWithNull();
    }

    private static Uni<Void> safely(Supplier<Uni<Void>> step) {
        return Uni.createFrom().deferred(step::get);
    }

    private static final class BeginningException extends RuntimeException {

        private final transient MerchantId merchant;
        private final transient List<UUID> ids;

        BeginningException(MerchantId merchant, List<UUID> ids, Throwable cause) {
            super(cause);
            this.merchant = merchant;
            this.ids = ids;
        }
    }
}
