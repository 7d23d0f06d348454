package dev.portico.orderedit.approval;

import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.TimerHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Ends a request that nobody has approved or paid in time. */
@ApplicationScoped
class ExpireRequests implements TimerHandler {

    private final RequestQueue queue;

    ExpireRequests(RequestQueue queue) {
        this.queue = queue;
    }

    @Override
    public String kind() {
        return EditRequestStore.TIMER;
    }

    @Override
    public Uni<Void> fire(Timer timer) {
        return queue.atDeadline(timer);
    }
}
