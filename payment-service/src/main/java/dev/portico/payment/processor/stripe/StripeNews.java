package dev.portico.payment.processor.stripe;

import dev.portico.payment.processor.domain.ChargeOutcome;
import dev.portico.payment.processor.domain.Outcome;
import dev.portico.payment.processor.domain.RefundOutcome;
import dev.portico.payment.processor.domain.Session;
import dev.portico.payment.processor.domain.SetupOutcome;
import java.util.List;
import java.util.UUID;

/** What an event is about, and how that stands at Stripe now. */
public sealed interface StripeNews {

    /** @param outcomes in the order in which they are to be told */
    record OfPage(UUID checkoutId, Session session, List<Outcome> outcomes) implements StripeNews {

        public OfPage {
            outcomes = List.copyOf(outcomes);
        }
    }

    record OfSetup(UUID setupId, SetupOutcome outcome) implements StripeNews {}

    /** @param key of the attempt that it is about */
    record OfCharge(UUID chargeId, String key, ChargeOutcome outcome) implements StripeNews {}

    /** @param reference Stripe's id of the refund */
    record OfRefund(UUID refundId, String reference, RefundOutcome outcome) implements StripeNews {}
}
