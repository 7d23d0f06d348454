package dev.portico.payment.account;

import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.TimerHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class RepublishTimer implements TimerHandler {

    private final Republishes republishes;

    RepublishTimer(Republishes republishes) {
        this.republishes = republishes;
    }

    @Override
    public String kind() {
        return Republishes.TIMER;
    }

    @Override
    public Uni<Void> fire(Timer timer) {
        return republishes.goOn(timer.merchant(), timer.subject());
    }
}
