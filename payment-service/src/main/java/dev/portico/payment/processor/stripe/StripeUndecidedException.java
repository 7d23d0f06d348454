package dev.portico.payment.processor.stripe;

import org.jspecify.annotations.Nullable;

/**
 * Stripe answered that it doesn't know itself (a 5xx), or unreadably. The same call again would only be answered the same:
 * Stripe keeps that answer with the key. What became of it must be asked.
 */
final class StripeUndecidedException extends RuntimeException {

    StripeUndecidedException(@Nullable Throwable cause) {
        super("Stripe did not say what became of the call", cause);
    }
}
