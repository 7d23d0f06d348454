package dev.portico.payment.schedule;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.timer.Timer;
import dev.portico.kit.timer.Timers;
import dev.portico.payment.schedule.domain.Dues;
import dev.portico.payment.schedule.domain.Schedule;
import dev.portico.payment.schedule.domain.ShopDay;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Schedules, read and written with the account they belong to, and the timer of the next day on which one has dues. */
@ApplicationScoped
public class ScheduleRepository implements PanacheRepositoryBase<ScheduleRow, UUID> {

    /** Wakes at the beginning of the day, in the shop, on which something becomes due. Its subject is the order. */
    public static final String TIMER = "schedule-due";

    private final Timers timers;

    ScheduleRepository(Timers timers) {
        this.timers = timers;
    }

    /** Those that there are. An order that came before schedules did has none until its next event. */
    public Uni<Map<UUID, KeptSchedule>> find(MerchantId merchant, Collection<UUID> orders, ShopDay day) {
        return find("merchant = ?1 and orderId in ?2", merchant.value(), orders)
                .list()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> row.orderId, row -> ScheduleRows.toSchedule(row, day))));
    }

    /** @param told what the order's events have said up to now: the timer is for what they say next */
    public Uni<Void> save(MerchantId merchant, Schedule schedule, Dues told) {
        return findById(schedule.orderId())
                .chain(row -> save(row, merchant, schedule, told))
                .chain(() -> wake(merchant, schedule, told));
    }

    private Uni<Void> save(@Nullable ScheduleRow row, MerchantId merchant, Schedule schedule, Dues told) {
        if (row == null) {
            return persist(ScheduleRows.toRow(merchant, schedule, told)).replaceWithVoid();
        }
        ScheduleRows.update(row, schedule, told);
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> wake(MerchantId merchant, Schedule schedule, Dues told) {
        var next = told.nextOn();
        if (!schedule.planned()) {
            return Uni.createFrom().voidItem();
        }
        return next == null
                ? timers.cancel(merchant, TIMER, schedule.orderId())
                : timers.schedule(new Timer(
                        merchant, TIMER, schedule.orderId(), schedule.day().startOf(next)));
    }
}
