package dev.portico.payment.schedule.domain;

import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * When an item is to be paid: at once, on a day, or when something happens. They are paid in this order.
 *
 * @param on a day of the shop's calendar
 * @param trigger what it waits for
 */
public record Due(@Nullable LocalDate on, @Nullable Trigger trigger) implements Comparable<Due> {

    private static final Due AT_ONCE = new Due(null, null);
    private static final Comparator<LocalDate> BY_DAY = Comparator.naturalOrder();
    private static final Comparator<Due> ORDER = Comparator.comparing((Due due) -> due.trigger != null)
            .thenComparing(Due::on, Comparator.nullsFirst(BY_DAY));

    public Due {
        if (on != null && trigger != null) {
            throw new IllegalArgumentException("due on " + on + " or by " + trigger + ", but not both");
        }
    }

    public static Due atOnce() {
        return AT_ONCE;
    }

    public static Due on(LocalDate day) {
        return new Due(day, null);
    }

    public static Due when(Trigger trigger) {
        return new Due(null, trigger);
    }

    /** Whether it is to be paid on {@code today} or was before. */
    public boolean hasComeBy(LocalDate today) {
        return trigger == null && (on == null || !on.isAfter(today));
    }

    @Override
    public int compareTo(Due other) {
        return ORDER.compare(this, other);
    }
}
