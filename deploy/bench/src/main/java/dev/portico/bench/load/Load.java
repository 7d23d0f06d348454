package dev.portico.bench.load;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Repeats a request and keeps how long each took, in microseconds. */
final class Load {

    private final Histogram times = new ConcurrentHistogram(3);
    private final AtomicLong failures = new AtomicLong();
    private final Supplier<CompletableFuture<Boolean>> request;

    private Load(Supplier<CompletableFuture<Boolean>> request) {
        this.request = request;
    }

    /** What came out of it. */
    record Result(Histogram times, long failures, double seconds) {

        double perSecond() {
            return times.getTotalCount() / seconds;
        }

        void print(String name) {
            print(name + ".per_second", perSecond());
            printTimes(name);
            print(name + ".failures", failures);
        }

        void printTimes(String name) {
            for (var percentile : new double[] {50, 99}) {
                print(name + ".p" + (int) percentile + "_ms", times.getValueAtPercentile(percentile) / 1000.0);
            }
        }

        static void print(String name, double value) {
            System.out.printf(Locale.ROOT, "%s %.2f%n", name, value);
        }
    }

    /** Always {@code inFlight} requests on their way: how much is possible. */
    static Result closed(int inFlight, Duration duration, Supplier<CompletableFuture<Boolean>> request)
            throws InterruptedException {
        var load = new Load(request);
        var end = System.nanoTime() + duration.toNanos();
        var start = System.nanoTime();
        var permits = new Semaphore(inFlight);
        while (System.nanoTime() < end) {
            if (permits.tryAcquire(10, TimeUnit.MILLISECONDS)) {
                load.send(System.nanoTime(), permits::release);
            }
        }
        permits.acquire(inFlight);
        return load.result(start);
    }

    /**
     * So many requests a second, whether answers come or not: how long they take then. The clock of a request starts when
     * it was due, so a queue in the driver counts as well.
     */
    static Result open(int perSecond, Duration duration, Supplier<CompletableFuture<Boolean>> request)
            throws InterruptedException {
        var load = new Load(request);
        var count = Math.toIntExact(perSecond * duration.toSeconds());
        var done = new CountDownLatch(count);
        var start = System.nanoTime();
        for (var i = 0; i < count; i++) {
            var due = start + i * 1_000_000_000L / perSecond;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(Math.min(due - System.nanoTime(), 500_000));
            }
            load.send(due, done::countDown);
        }
        done.await();
        return load.result(start);
    }

    private void send(long due, Runnable afterwards) {
        // The answer arrives in the callback; nobody waits for this future.
        var unused = request.get().whenComplete((fine, failure) -> {
            if (failure == null && fine) {
                times.recordValue((System.nanoTime() - due) / 1000);
            } else {
                failures.incrementAndGet();
            }
            afterwards.run();
        });
    }

    private Result result(long start) {
        if (times.getTotalCount() == 0) {
            throw new IllegalStateException("none of " + failures + " requests was answered as it should");
        }
        return new Result(times, failures.get(), (System.nanoTime() - start) / 1e9);
    }
}
