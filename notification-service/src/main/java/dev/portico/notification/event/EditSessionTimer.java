package dev.portico.notification.event;

import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.TimerHandler;
import dev.portico.notification.delivery.DeliveryWorker;
import dev.portico.notification.session.EditSessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The sitting is over: staff get their mail. */
@ApplicationScoped
class EditSessionTimer implements TimerHandler {

    private final StaffMails mails;
    private final DeliveryWorker worker;

    EditSessionTimer(StaffMails mails, DeliveryWorker worker) {
        this.mails = mails;
        this.worker = worker;
    }

    @Override
    public String kind() {
        return EditSessions.TIMER;
    }

    @Override
    public Uni<Void> fire(Timer timer) {
        return mails.endSession(timer.merchant(), timer.subject()).invoke(worker::wake);
    }
}
