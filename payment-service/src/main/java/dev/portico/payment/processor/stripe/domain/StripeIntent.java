package dev.portico.payment.processor.stripe.domain;

import dev.portico.payment.processor.domain.CardOnFile;
import dev.portico.payment.processor.domain.ChargeOutcome;
import dev.portico.payment.processor.domain.DeclineClass;
import java.time.Instant;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A payment as Stripe has it (a PaymentIntent), as far as it matters here.
 *
 * @param received what was taken so far
 * @param method what the last try was made with, in words; null before the first
 * @param refusal why the last try failed, while that is the last thing that happened
 * @param triedAt when the last try was made (UTC); null before the first
 * @param actionUrl where the customer's bank asks the customer
 * @param kept the card, when Stripe keeps it for later
 */
public record StripeIntent(
        String id,
        String status,
        Money received,
        @Nullable String method,
        @Nullable StripeRefusal refusal,
        @Nullable Instant triedAt,
        @Nullable String actionUrl,
        @Nullable CardOnFile kept) {

    private static final String UNNAMED = "Card";

    boolean hasSucceeded() {
        return status.equals("succeeded");
    }

    boolean isUndecided() {
        return status.equals("processing")
                || status.equals("requires_capture")
                || status.equals("requires_confirmation");
    }

    boolean needsTheCustomer() {
        return status.equals("requires_action");
    }

    String methodInWords() {
        return method == null ? UNNAMED : method;
    }

    /** What it is as a charge of a card on file. */
    public ChargeOutcome ofCharge() {
        if (hasSucceeded()) {
            return new ChargeOutcome.Succeeded(id, received, methodInWords(), requireTriedAt());
        }
        if (isUndecided()) {
            return new ChargeOutcome.Unknown();
        }
        return needsTheCustomer() ? ofActionRequired() : ofFailure();
    }

    /** @throws IllegalStateException when nobody has tried yet */
    Instant requireTriedAt() {
        if (triedAt == null) {
            throw new IllegalStateException("payment %s has succeeded at no time".formatted(id));
        }
        return triedAt;
    }

    /** Without an address the customer can't be led to their bank, but can pay on a page instead. */
    private ChargeOutcome ofActionRequired() {
        return actionUrl == null
                ? new ChargeOutcome.Declined("authentication_required", DeclineClass.AUTHENTICATION)
                : new ChargeOutcome.ActionRequired(id, actionUrl);
    }

    private ChargeOutcome ofFailure() {
        return refusal == null
                ? new ChargeOutcome.Declined(status, DeclineClass.HARD)
                : new ChargeOutcome.Declined(refusal.reason(), refusal.declineClass());
    }
}
