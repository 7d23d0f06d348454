package dev.portico.payment.processor.domain;

import java.time.Instant;
import org.joda.money.Money;

/** What a processor says about a charge of a card on file, as an answer or in a webhook. */
public sealed interface ChargeOutcome {

    /**
     * @param reference the processor's id of the payment
     * @param amount what was really taken
     * @param at when (UTC)
     */
    record Succeeded(String reference, Money amount, String method, Instant at) implements ChargeOutcome {}

    /** The customer's bank wants to ask the customer, at {@code url}. Nothing was taken yet. */
    record ActionRequired(String reference, String url) implements ChargeOutcome {}

    /** @param code the processor's decline code, such as {@code insufficient_funds} */
    record Declined(String code, DeclineClass declineClass) implements ChargeOutcome {}

    /** The processor itself does not know yet: it has to be asked again before anything else is tried. */
    record Unknown() implements ChargeOutcome {}

    /** Only when asked: the processor never heard of such a charge, so nothing was taken. */
    record NotFound() implements ChargeOutcome {}
}
