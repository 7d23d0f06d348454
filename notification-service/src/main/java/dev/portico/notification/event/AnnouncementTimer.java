package dev.portico.notification.event;

import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.TimerHandler;
import dev.portico.notification.announcement.Announcements;
import dev.portico.notification.delivery.DeliveryWorker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** It is the next customers' turn to hear an announcement. */
@ApplicationScoped
class AnnouncementTimer implements TimerHandler {

    private final ListingMails mails;
    private final DeliveryWorker worker;

    AnnouncementTimer(ListingMails mails, DeliveryWorker worker) {
        this.mails = mails;
        this.worker = worker;
    }

    @Override
    public String kind() {
        return Announcements.TIMER;
    }

    @Override
    public Uni<Void> fire(Timer timer) {
        return mails.tellNext(timer.merchant(), timer.subject()).invoke(worker::wake);
    }
}
