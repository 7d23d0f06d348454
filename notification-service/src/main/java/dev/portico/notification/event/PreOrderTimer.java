package dev.portico.notification.event;

import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.TimerHandler;
import dev.portico.notification.delivery.DeliveryWorker;
import dev.portico.notification.preorder.PreOrders;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** A pre-order's confirmation has waited long enough for its plan. */
@ApplicationScoped
class PreOrderTimer implements TimerHandler {

    private final PreOrderMails mails;
    private final DeliveryWorker worker;

    PreOrderTimer(PreOrderMails mails, DeliveryWorker worker) {
        this.mails = mails;
        this.worker = worker;
    }

    @Override
    public String kind() {
        return PreOrders.TIMER;
    }

    @Override
    public Uni<Void> fire(Timer timer) {
        return mails.confirmNow(timer.merchant(), timer.subject()).invoke(worker::wake);
    }
}
