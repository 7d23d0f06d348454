package dev.portico.payment.account.domain;

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
        List<PaymentMade> payments) {

    public enum Cause {
        RECEIVED(DueReason.ORDER_EDITED),
        EDITED(DueReason.ORDER_EDITED),
        CANCELED(DueReason.ORDER_CANCELED),
        WITHDRAWN(DueReason.ORDER_WITHDRAWN),
        /** An edit began to wait. */
        REQUESTED(DueReason.ORDER_EDITED),
        /** An edit that waited will not be applied. */
        REQUEST_ENDED(DueReason.EDIT_NOT_APPLIED),
        UPDATED(DueReason.ORDER_UPDATED);

        private final DueReason reason;

        Cause(DueReason reason) {
            this.reason = reason;
        }

        DueReason reason() {
            return reason;
        }
    }

    public OrderFacts {
        payments = List.copyOf(payments);
        if (total.isNegative()) {
            throw new IllegalArgumentException("an order can't cost " + total);
        }
    }
}
