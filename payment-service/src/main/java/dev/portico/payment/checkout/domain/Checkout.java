package dev.portico.payment.checkout.domain;

import dev.portico.payment.method.domain.PaymentMethod;
import dev.portico.payment.processor.domain.CardOnFile;
import dev.portico.payment.processor.domain.Outcome;
import dev.portico.payment.processor.domain.Outcome.Declined;
import dev.portico.payment.processor.domain.Outcome.Succeeded;
import dev.portico.payment.processor.domain.Session;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to collect an amount through a processor's hosted page.
 *
 * <p>It is stored before the processor is asked, with the key the processor is asked with, so that a crash in between
 * leads back to the same session and never to a second one.
 *
 * @param amount what is asked for; what was taken, once it succeeded
 * @param offer what the page offers beside a card to type
 * @param processorKey idempotency key towards the processor, one per checkout
 * @param session null until the processor has answered
 * @param attempt the customer's try the status is about; 0 before the first
 */
public record Checkout(
        UUID id,
        UUID orderId,
        String purpose,
        Money amount,
        String returnUrl,
        Offer offer,
        String processor,
        String processorKey,
        Status status,
        @Nullable Session session,
        int attempt,
        @Nullable String method,
        @Nullable String declineCode,
        @Nullable Instant paidAt,
        Instant createdAt) {

    public Checkout {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a checkout over " + amount);
        }
    }

    public static Checkout create(
            UUID id,
            UUID orderId,
            String purpose,
            Money amount,
            String returnUrl,
            Offer offer,
            String processor,
            Instant at) {
        return new Checkout(
                id,
                orderId,
                purpose,
                amount,
                returnUrl,
                offer,
                processor,
                "checkout-" + id,
                Status.CREATED,
                null,
                0,
                null,
                null,
                null,
                at);
    }

    /** The processor has a page. A webhook may have been faster: then the status is further on already, and stays. */
    public Checkout opened(Session opened) {
        return new Checkout(
                id,
                orderId,
                purpose,
                amount,
                returnUrl,
                offer,
                processor,
                processorKey,
                status == Status.CREATED ? Status.PENDING : status,
                opened,
                attempt,
                method,
                declineCode,
                paidAt,
                createdAt);
    }

    /**
     * Whether {@code outcome} tells something new. What arrives twice, late, or about an earlier try does not; that
     * money was taken always does, once.
     */
    public boolean isNews(Outcome outcome) {
        if (outcome instanceof Succeeded) {
            return status != Status.SUCCEEDED;
        }
        var sameTry = outcome.attempt() == attempt;
        var tryIsOver = sameTry && status == Status.DECLINED && Status.after(outcome) != Status.EXPIRED;
        return outcome.attempt() >= attempt && !tryIsOver && status.canBecome(Status.after(outcome));
    }

    /**
     * The state after what the processor said.
     *
     * @throws IllegalTransitionException when it {@linkplain #isNews isn't news}
     */
    public Checkout settle(Outcome outcome) {
        if (!isNews(outcome)) {
            throw new IllegalTransitionException(id, status, Status.after(outcome));
        }
        if (outcome instanceof Succeeded succeeded) {
            return settled(outcome, succeeded.amount(), succeeded.method(), null, succeeded.paidAt());
        }
        if (outcome instanceof Declined declined) {
            return settled(outcome, amount, declined.method(), declined.code(), null);
        }
        return settled(outcome, amount, null, null, null);
    }

    /**
     * Whether a wish to pay {@code wanted} and come back to {@code returnTo} is served by this checkout as well. A page that
     * offers another card on file than the order has now is not what the customer was promised.
     *
     * @param card in use for the order
     */
    public boolean serves(Money wanted, String returnTo, Optional<PaymentMethod> card) {
        var isOpenFor = status.isOpen() && status != Status.UNKNOWN && offersWhatIsOnFile(card);
        return isOpenFor && amount.equals(wanted) && returnUrl.equals(returnTo);
    }

    private boolean offersWhatIsOnFile(Optional<PaymentMethod> card) {
        return Objects.equals(offer.onFile(), Offer.at(processor, card, false).onFile());
    }

    /** Whether a card that the processor says it kept was on file before: then the order's card stays as it is. */
    public boolean hadOnFile(CardOnFile kept) {
        return offer.has(kept);
    }

    /** @throws IllegalStateException while the processor has not answered */
    public Session requireSession() {
        if (session == null) {
            throw new IllegalStateException("checkout %s has no session yet".formatted(id));
        }
        return session;
    }

    private Checkout settled(
            Outcome outcome, Money taken, @Nullable String with, @Nullable String refusal, @Nullable Instant at) {
        return new Checkout(
                id,
                orderId,
                purpose,
                taken,
                returnUrl,
                offer,
                processor,
                processorKey,
                Status.after(outcome),
                session,
                Math.max(attempt, outcome.attempt()),
                with,
                refusal,
                at,
                createdAt);
    }
}
