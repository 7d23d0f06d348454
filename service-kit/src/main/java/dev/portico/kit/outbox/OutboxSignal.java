package dev.portico.kit.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells the relay, in the same JVM, that a transaction which may have stored events is over. */
@ApplicationScoped
public class OutboxSignal {

    private final AtomicBoolean appended = new AtomicBoolean();
    private volatile Runnable relay = () -> {};

    void wakes(Runnable relay) {
        this.relay = relay;
    }

    void appended() {
        appended.set(true);
    }

    /** A wake-up too many costs one query, one too few a poll interval: so the flag need not be exact. */
    public void committed() {
        if (appended.getAndSet(false)) {
            relay.run();
        }
    }
}
