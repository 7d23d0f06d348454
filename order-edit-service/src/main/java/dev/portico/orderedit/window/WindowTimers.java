package dev.portico.orderedit.window;

import static java.util.Objects.requireNonNullElse;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.Timers;
import dev.portico.orderedit.policy.domain.Situation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Sets the timer that ends an order's edit window. Only inside the transaction that changes the order. */
@ApplicationScoped
public class WindowTimers {

    static final String KIND = "edit-window";

    private static final Duration A_LITTLE = Duration.ofMinutes(5);

    private final Timers timers;

    WindowTimers(Timers timers) {
        this.timers = timers;
    }

    /** At the window's end by today's policy; at once when it is over, not at all while no time ends it. */
    public Uni<Void> schedule(MerchantId merchant, Situation situation) {
        var closesAt = situation.closesAt();
        if (closesAt == null && !situation.windowOver()) {
            return cancel(merchant, situation.order().id());
        }
        var dueAt = situation.windowOver() ? situation.now() : closesAt;
        return timers.schedule(
                new Timer(merchant, KIND, situation.order().id(), requireNonNullElse(dueAt, situation.now())));
    }

    /** Not before something that waits runs out of time; a little later, so that it is over by then. */
    Uni<Void> scheduleAfter(MerchantId merchant, Situation situation, Instant moment) {
        var from = moment.isBefore(situation.now()) ? situation.now() : moment;
        return timers.schedule(new Timer(merchant, KIND, situation.order().id(), from.plus(A_LITTLE)));
    }

    public Uni<Void> cancel(MerchantId merchant, UUID orderId) {
        return timers.cancel(merchant, KIND, orderId);
    }
}
