package dev.portico.payment.processor.stripe;

import com.stripe.exception.StripeException;
import dev.portico.payment.processor.stripe.domain.StripeRefusal;

/** Stripe answered that it won't. Where no outcome stands for that, it is a mistake of ours or of the configuration. */
final class StripeRefusedException extends RuntimeException {

    private final transient StripeRefusal refusal;

    StripeRefusedException(StripeRefusal refusal, StripeException cause) {
        super(cause.getMessage(), cause);
        this.refusal = refusal;
    }

    StripeRefusal refusal() {
        return refusal;
    }
}
