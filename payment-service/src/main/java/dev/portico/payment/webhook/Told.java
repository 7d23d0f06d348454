package dev.portico.payment.webhook;

import dev.portico.payment.processor.domain.ChargeOutcome;
import dev.portico.payment.processor.domain.Outcome;
import dev.portico.payment.processor.domain.Session;
import dev.portico.payment.processor.domain.SetupOutcome;
import java.util.UUID;

/** What a webhook tells, in words that fit any processor. */
sealed interface Told {

    record OfCheckout(UUID checkoutId, Session session, Outcome outcome) implements Told {}

    record OfSetup(UUID setupId, SetupOutcome outcome) implements Told {}

    /** @param key of the attempt that it tells of */
    record OfCharge(UUID chargeId, String key, ChargeOutcome outcome) implements Told {}
}
