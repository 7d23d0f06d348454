package dev.portico.payment.account.domain;

import dev.portico.payment.account.domain.AccountEvent.ScheduleCause;
import dev.portico.payment.schedule.domain.OrderTerms;
import java.util.List;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What an event about an order tells its account.
 *
 * @param version the order's version that customers see
 * @param sequence the event's place among all events of the order; a lower one is older
 * @param expectedTotal what the order will cost when an edit that waits for its payment is applied; null when none does
 * @param terms when what of it is to be paid
 * @param locale BCP 47 tag of the customer's language, for the processor's page
 */
public record OrderFacts(
        UUID orderId,
        String number,
        String locale,
        Cause cause,
        long version,
        long sequence,
        Money total,
        @Nullable Money expectedTotal,
        List<PaymentMade> payments,
        OrderTerms terms) {

    /** Of an order whose lines are all bought now. */
    public OrderFacts(
            UUID orderId,
            String number,
            String locale,
            Cause cause,
            long version,
            long sequence,
            Money total,
            @Nullable Money expectedTotal,
            List<PaymentMade> payments) {
        this(orderId, number, locale, cause, version, sequence, total, expectedTotal, payments, OrderTerms.boughtNow());
    }

    public enum Cause {
        RECEIVED(DueReason.ORDER_EDITED, ScheduleCause.ORDER_RECEIVED),
        EDITED(DueReason.ORDER_EDITED, ScheduleCause.ORDER_EDITED),
        CANCELED(DueReason.ORDER_CANCELED, ScheduleCause.ORDER_CANCELED),
        WITHDRAWN(DueReason.ORDER_WITHDRAWN, ScheduleCause.ORDER_CANCELED),
        /** An edit began to wait. */
        REQUESTED(DueReason.ORDER_EDITED, ScheduleCause.ORDER_EDITED),
        /** An edit that waited will not be applied. */
        REQUEST_ENDED(DueReason.EDIT_NOT_APPLIED, ScheduleCause.ORDER_EDITED),
        UPDATED(DueReason.ORDER_UPDATED, ScheduleCause.ORDER_EDITED),
        /** Fulfillment was let go of some of it. */
        RELEASED(DueReason.TRIGGERED, ScheduleCause.TRIGGERED);

        private final DueReason reason;
        private final ScheduleCause scheduleCause;

        Cause(DueReason reason, ScheduleCause scheduleCause) {
            this.reason = reason;
            this.scheduleCause = scheduleCause;
        }

        DueReason reason() {
            return reason;
        }

        ScheduleCause scheduleCause() {
            return scheduleCause;
        }

        /** Nothing of the order is delivered any more. */
        boolean isTheEnd() {
            return this == CANCELED || this == WITHDRAWN;
        }
    }

    public OrderFacts {
        payments = List.copyOf(payments);
        if (total.isNegative()) {
            throw new IllegalArgumentException("an order can't cost " + total);
        }
    }
}
