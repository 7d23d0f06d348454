package dev.portico.payment.due;

import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.TimerHandler;
import dev.portico.payment.schedule.ScheduleRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks for what became due, at the beginning of the day. Its removal and what is announced are one transaction. */
@ApplicationScoped
class DueTimer implements TimerHandler {

    private final Schedules schedules;

    DueTimer(Schedules schedules) {
        this.schedules = schedules;
    }

    @Override
    public String kind() {
        return ScheduleRepository.TIMER;
    }

    @Override
    public Uni<Void> fire(Timer timer) {
        return schedules.dayCame(timer.merchant(), timer.subject());
    }
}
