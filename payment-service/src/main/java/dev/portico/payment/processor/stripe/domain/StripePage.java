package dev.portico.payment.processor.stripe.domain;

import dev.portico.payment.processor.domain.Outcome;
import dev.portico.payment.processor.domain.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hosted page to pay on (a Checkout Session in mode {@code payment}) and the payment that came of it.
 *
 * @param url null once nobody can pay there any more
 * @param returnUrl where the customer goes afterwards
 * @param intent null until the customer has tried to pay
 */
public record StripePage(
        String id,
        @Nullable String url,
        String returnUrl,
        String status,
        Instant createdAt,
        @Nullable StripeIntent intent) {

    /**
     * The page in the words of the port. Until a payment exists the page's own id stands for it; a page that is closed leads
     * to where the customer would have gone from it.
     */
    public Session session() {
        return new Session(id, url == null ? returnUrl : url, intent == null ? id : intent.id());
    }

    /** What has become of it: the payment goes before the page, which may be told a moment later. */
    public Outcome outcome() {
        if (intent == null) {
            return status.equals("expired") ? new Outcome.Expired(0) : new Outcome.Open(0);
        }
        if (intent.hasSucceeded()) {
            return new Outcome.Succeeded(
                    attempt(), intent.received(), intent.methodInWords(), intent.requireTriedAt(), intent.kept());
        }
        if (intent.isUndecided()) {
            return new Outcome.Unconfirmed(attempt());
        }
        return status.equals("open") ? ofOpenPage(intent) : new Outcome.Expired(attempt());
    }

    /**
     * What to tell about it, in order. A payment that failed long after the customer left (a debit, say) closes its page
     * without a word; the refusal is told first, so that it is known why.
     */
    public List<Outcome> story() {
        var failedLater = status.equals("complete") && outcome().kind() == Outcome.Kind.EXPIRED;
        return failedLater && intent != null && intent.refusal() != null
                ? List.of(declined(intent, intent.refusal()), outcome())
                : List.of(outcome());
    }

    private Outcome ofOpenPage(StripeIntent tried) {
        if (tried.needsTheCustomer()) {
            return new Outcome.ActionRequired(attempt());
        }
        return tried.refusal() == null ? new Outcome.Open(attempt()) : declined(tried, tried.refusal());
    }

    private Outcome declined(StripeIntent tried, StripeRefusal refusal) {
        return new Outcome.Declined(attempt(), refusal.reason(), tried.method());
    }

    /**
     * Stripe numbers no tries, so the seconds between page and try stand for the number: they grow from one try to the next,
     * and are the same whenever and however the same try is heard of.
     */
    private int attempt() {
        if (intent == null || intent.triedAt() == null) {
            return 0;
        }
        return 1
                + (int) Math.max(
                        0, Duration.between(createdAt, intent.triedAt()).toSeconds());
    }
}
