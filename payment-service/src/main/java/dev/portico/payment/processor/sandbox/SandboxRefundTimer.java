package dev.portico.payment.processor.sandbox;

import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.TimerHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets a pending refund come to its end, as banks do after some days. */
@ApplicationScoped
class SandboxRefundTimer implements TimerHandler {

    private final SandboxRefunds refunds;

    SandboxRefundTimer(SandboxRefunds refunds) {
        this.refunds = refunds;
    }

    @Override
    public String kind() {
        return SandboxRefunds.TIMER;
    }

    @Override
    public Uni<Void> fire(Timer timer) {
        return refunds.arrive(timer.merchant(), SandboxIds.refund(timer.subject()));
    }
}
