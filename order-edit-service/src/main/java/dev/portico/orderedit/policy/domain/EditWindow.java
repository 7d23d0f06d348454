package dev.portico.orderedit.policy.domain;

import dev.portico.orderedit.order.domain.FulfillmentStatus;
import dev.portico.orderedit.order.domain.Order;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How long after placing an order something may be done with it.
 *
 * @param duration counted from placedAt; of no effect unless {@code kind} is DURATION
 * @param cutOff ends the window earlier, at the first such time after the order was placed
 */
public record EditWindow(Kind kind, Duration duration, @Nullable CutOff cutOff) {

    public static final Duration SHORTEST = Duration.ofMinutes(3);
    public static final Duration LONGEST = Duration.ofDays(30);

    /** What ends it. */
    public enum Kind {
        DURATION,
        /** The platform has reported the last unit as fulfilled. */
        UNTIL_FULFILLMENT,
        /** The deferred charge of the order's listing has been triggered, or the last unit was fulfilled. */
        UNTIL_CHARGE_TRIGGERED
    }

    public EditWindow {
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("A window of " + duration);
        }
    }

    public static EditWindow of(Duration duration) {
        return new EditWindow(Kind.DURATION, duration, null);
    }

    public static EditWindow until(Kind kind) {
        return new EditWindow(kind, Duration.ofHours(1), null);
    }

    public EditWindow cutAt(@Nullable CutOff other) {
        return new EditWindow(kind, duration, other);
    }

    /** The time that ends it for an order, UTC; null while no time does. */
    public @Nullable Instant endFor(Order order, ZoneId zone) {
        var cut = cutOff == null ? null : cutOff.firstAfter(order.placedAt(), zone);
        var end = uncut(order);
        if (cut == null || end == null) {
            return cut == null ? end : cut;
        }
        return cut.isBefore(end) ? cut : end;
    }

    private @Nullable Instant uncut(Order order) {
        return switch (kind) {
            case DURATION -> order.placedAt().plus(duration);
            case UNTIL_FULFILLMENT -> null;
            case UNTIL_CHARGE_TRIGGERED -> order.chargeTriggeredAt();
        };
    }

    /** The end itself is no longer inside. */
    public boolean over(Order order, ZoneId zone, Instant now) {
        var end = endFor(order, zone);
        boolean shipped = kind != Kind.DURATION && order.fulfillmentStatus() == FulfillmentStatus.FULFILLED;
        return shipped || (end != null && !now.isBefore(end));
    }
}
