package dev.portico.kit.timer;

import io.smallrye.mutiny.Uni;

/** A bean that does what timers of one kind ask for. */
public interface TimerHandler {

    String kind();

    /**
     * Runs in a transaction of the timer's merchant, together with the timer's removal: a crash or a failure leaves the
     * timer there. May schedule the same timer again.
     */
    Uni<Void> fire(Timer timer);
}
