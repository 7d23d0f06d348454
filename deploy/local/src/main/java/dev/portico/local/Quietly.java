package dev.portico.local;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** For the way out: what cannot be closed must not keep the rest from being closed. */
final class Quietly {

    private static final Logger LOG = Logger.getLogger(Quietly.class.getName());

    private Quietly() {}

    static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "did not close: " + closeable, e);
        }
    }

    /** Side by side, so that one that hangs keeps nobody else open; what is not closed in that time is left to the system. */
    static void closeAll(Collection<? extends AutoCloseable> closeables, Duration patience) {
        var closing = closeables.stream()
                .map(closeable -> {
                    var thread = new Thread(() -> close(closeable), "close-" + closeable);
                    thread.setDaemon(true);
                    thread.start();
                    return thread;
                })
                .toList();
        var end = System.nanoTime() + patience.toNanos();
        try {
            for (var thread : closing) {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
                if (thread.isAlive()) {
                    LOG.warning("gave up: " + thread.getName());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
