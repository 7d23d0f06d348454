package dev.portico.orderedit.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.portico.kit.identity.Actor;
import dev.portico.orderedit.order.domain.Hold;
import dev.portico.orderedit.order.domain.Payment;
import dev.portico.orderedit.order.domain.PaymentStatus;
import dev.portico.orderedit.workflow.domain.WorkflowRule.Audience;
import dev.portico.orderedit.workflow.domain.WorkflowRule.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The data of this feature's events, one record per type. The golden examples are in {@code contracts/events}. */
public final class OrderWire {

    public static final String TOPIC = "order.events";

    record Received(OrderExcerpt order, long paidMinor, List<PaymentMade> payments) {}

    /** A payment; {@code chargeId} only where the shop told one. */
    public record PaymentMade(
            String externalId,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String chargeId,
            long amountMinor,
            @Nullable String method,
            Instant paidAt,
            PaymentStatus status) {

        static List<PaymentMade> of(List<Payment> payments) {
            return payments.stream()
                    .map(payment -> new PaymentMade(
                            payment.externalId(),
                            payment.chargeId(),
                            payment.amountMinor(),
                            payment.method(),
                            payment.paidAt(),
                            payment.status()))
                    .toList();
        }
    }

    /** Payments are told again only when they are among what changed. */
    public record Updated(
            OrderExcerpt order,
            List<String> changedFields,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long paidMinor,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<PaymentMade> payments) {

        /** Of fields that payments are not among. */
        public static Updated of(OrderExcerpt order, List<String> changedFields) {
            return new Updated(order, changedFields, null, null);
        }
    }

    /** A snapshot: nothing has happened, but permissions may read differently now. */
    public record Snapshot(OrderExcerpt order) {}

    /** Tags were added or removed. */
    public record Tagged(OrderExcerpt order, List<String> added, List<String> removed) {}

    /** A hold was placed. */
    public record Held(OrderExcerpt order, Hold hold) {}

    /** A hold ended; {@code fullyReleased} when it was the last one, and {@code released} says the same. */
    public record Released(OrderExcerpt order, Hold hold, boolean released, boolean fullyReleased) {
        public Released(OrderExcerpt order, Hold hold, boolean last) {
            this(order, hold, last, last);
        }
    }

    /** A workflow rule asks for a message. */
    public record NotificationRequested(OrderExcerpt order, @JsonProperty("notify") Notice notice) {}

    /** The message, in the merchant's words. */
    public record Notice(UUID ruleId, Trigger when, Audience audience, String message) {}

    /** Customers can't edit any more. */
    public record WindowClosed(OrderExcerpt order, Instant closedAt) {}

    /** Tells of holds that were placed by themselves. */
    public static void addHeld(EventList events, OrderExcerpt excerpt, List<Hold> held) {
        held.forEach(hold -> events.add("order.held.v1", Actor.SYSTEM, new Held(excerpt, hold)));
    }

    /** Tells of holds that ended by themselves. */
    public static void addReleased(EventList events, OrderExcerpt excerpt, List<Hold> released) {
        addReleased(events, Actor.SYSTEM, excerpt, released);
    }

    /** Tells of holds that ended; the last one frees the order, where none is left. */
    public static void addReleased(EventList events, Actor actor, OrderExcerpt excerpt, List<Hold> released) {
        for (int i = 0; i < released.size(); i++) {
            boolean last = i == released.size() - 1 && excerpt.holds().isEmpty();
            events.add("order.released.v1", actor, new Released(excerpt, released.get(i), last));
        }
    }

    private OrderWire() {}
}
