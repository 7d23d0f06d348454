package dev.portico.payment.processor.domain;

import java.time.Instant;

/** What a processor says about a refund, as an answer or in a webhook. */
public sealed interface RefundOutcome {

    /**
     * @param reference the processor's id of the refund
     * @param at when (UTC)
     */
    record Succeeded(String reference, Instant at) implements RefundOutcome {}

    /** On its way; whether it arrives is told later. */
    record Pending(String reference) implements RefundOutcome {}

    /** @param code why nothing went back, such as {@code amount_too_large} */
    record Failed(String code) implements RefundOutcome {}

    /** The processor itself does not know yet: it has to be asked again before anything else is tried. */
    record Unknown() implements RefundOutcome {}

    /** Only when asked: the processor never heard of such a refund, so nothing went back. */
    record NotFound() implements RefundOutcome {}
}
