package dev.portico.orderedit.order;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portico.orderedit.order.domain.OrderStatus;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a platform is answered.
 *
 * @param ignored why its document changed nothing, such as {@code stale-platform-version}
 */
public record PutOrderOutcome(
        UUID id,
        String externalId,
        int version,
        OrderStatus status,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String ignored,
        OrderExcerpt order,
        @JsonIgnore Effect effect) {

    /** What happened to the order. */
    public enum Effect {
        CREATED,
        UPDATED,
        UNCHANGED,
        IGNORED
    }

    static PutOrderOutcome created(OrderExcerpt order) {
        return of(order, null, Effect.CREATED);
    }

    static PutOrderOutcome updated(OrderExcerpt order) {
        return of(order, null, Effect.UPDATED);
    }

    static PutOrderOutcome unchanged(OrderExcerpt order) {
        return of(order, null, Effect.UNCHANGED);
    }

    static PutOrderOutcome stale(OrderExcerpt order) {
        return of(order, "stale-platform-version", Effect.IGNORED);
    }

    private static PutOrderOutcome of(OrderExcerpt order, @Nullable String ignored, Effect effect) {
        return new PutOrderOutcome(
                order.id(), order.externalId(), order.version(), order.status(), ignored, order, effect);
    }
}
