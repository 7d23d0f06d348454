package dev.portico.kit.timer;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.kit.tenancy.Notes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A handler that writes a note, and fails as often as a test wants, after writing. */
@ApplicationScoped
class KitTimers implements TimerHandler {

    static final String KIND = "kit-note";

    private final AtomicInteger failures = new AtomicInteger();
    private final Timers timers;

    KitTimers(Timers timers) {
        this.timers = timers;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> fire(Timer timer) {
        return Notes.insert(timer.merchant(), timer.subject().toString()).invoke(() -> {
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("the handler failed");
            }
        });
    }

    void failNext(int times) {
        failures.set(times);
    }

    @MerchantTransaction
    Uni<Void> schedule(MerchantId merchant, Timer timer) {
        return timers.schedule(timer);
    }

    @MerchantTransaction
    Uni<Void> cancel(MerchantId merchant, UUID subject) {
        return timers.cancel(merchant, KIND, subject);
    }
}
