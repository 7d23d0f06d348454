package dev.portico.payment.schedule;

import dev.portico.kit.money.Amounts;
import dev.portico.payment.schedule.domain.Item;
import dev.portico.payment.schedule.domain.Schedule;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A schedule as others see it, in events and answers alike. Amounts in minor units of {@code currency}. */
public record ScheduleView(String currency, List<ItemView> items) {

    /**
     * @param kind {@code AT_ONCE, DEPOSIT, INSTALLMENT, REST}
     * @param number from 1 among the {@code of} items of its kind and listing
     * @param listingId null of what is bought now
     * @param dueOn a day of the shop's calendar; null: due when {@code trigger} happens, or at once when that is null, too
     * @param status {@code OPEN} or {@code PAID}
     */
    public record ItemView(
            UUID id,
            String kind,
            int number,
            int of,
            @Nullable UUID listingId,
            List<UUID> lineIds,
            long amountMinor,
            long paidMinor,
            @Nullable LocalDate dueOn,
            @Nullable String trigger,
            String status) {

        static ItemView of(Item item) {
            var trigger = item.due().trigger();
            return new ItemView(
                    item.id(),
                    item.kind().name(),
                    item.number(),
                    item.of(),
                    item.listingId(),
                    item.lineIds(),
                    Amounts.minor(item.amount()),
                    Amounts.minor(item.paid()),
                    item.due().on(),
                    trigger == null ? null : trigger.name(),
                    item.isPaid() ? "PAID" : "OPEN");
        }
    }

    public static ScheduleView of(Schedule schedule) {
        return new ScheduleView(
                schedule.total().getCurrencyUnit().getCode(),
                schedule.items().stream().map(ItemView::of).toList());
    }
}
