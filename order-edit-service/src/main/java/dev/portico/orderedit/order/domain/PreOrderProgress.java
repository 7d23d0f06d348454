package dev.portico.orderedit.order.domain;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a line is that was pre-ordered.
 *
 * @param released whether its hold was let go
 * @param allocatedUnits how many units have arrived for it, those included that were shipped
 * @param queuePosition where it stands among those that wait for the same variant, 1 being next; null: it waits no more, or so
 *     far back that nobody has counted
 * @param variantId the variant that these two are about
 */
public record PreOrderProgress(
        boolean released, int allocatedUnits, @Nullable Integer queuePosition, @Nullable String variantId) {

    public static final PreOrderProgress NONE = new PreOrderProgress(false, 0, null, null);

    public PreOrderProgress freed() {
        return new PreOrderProgress(true, allocatedUnits, queuePosition, variantId);
    }

    /** What was counted for the line. */
    public PreOrderProgress counted(int units, @Nullable Integer position, @Nullable String variant) {
        return new PreOrderProgress(released, units, position, variant);
    }

    /**
     * As it is for what the line sells now: what arrived for another variant did not arrive for this one, nor can more have arrived
     * than the line has.
     */
    PreOrderProgress of(Line line) {
        boolean same = Objects.equals(variantId, line.item().variantId());
        int arrived = same ? Math.min(allocatedUnits, line.quantity()) : 0;
        int units = Math.max(arrived, line.fulfilledQuantity());
        boolean waits = same && units < line.quantity();
        return new PreOrderProgress(released, units, waits ? queuePosition : null, variantId);
    }
}
