package dev.portico.payment.account;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.portico.kit.inbox.PoisonException;
import dev.portico.kit.inbox.ReceivedEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The few fields of an order event that tell whether customers can still change the order. */
@JsonIgnoreProperties(ignoreUnknown = true)
record WindowWire(@Nullable Order order, @Nullable Instant closedAt) {

    private static final String CANCELED = "CANCELED";

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Order(@Nullable UUID id, @Nullable String status, @Nullable Instant canceledAt) {}

    record Closed(UUID orderId, Instant at) {}

    /** Empty when the event tells of no end. */
    static Optional<Closed> closed(ReceivedEvent event) {
        var wire = event.as(WindowWire.class);
        if (wire.order == null || wire.order.id() == null) {
            throw new PoisonException("an order event without an order");
        }
        var orderId = wire.order.id();
        return wire.endedAt(event).map(at -> new Closed(orderId, at));
    }

    private Optional<Instant> endedAt(ReceivedEvent event) {
        if (closedAt != null) {
            return Optional.of(closedAt);
        }
        if (order == null || !CANCELED.equals(order.status())) {
            return Optional.empty();
        }
        return Optional.of(order.canceledAt() == null ? event.occurredAt() : order.canceledAt());
    }
}
