package dev.portico.payment.refund.domain;

import dev.portico.payment.processor.domain.RefundOutcome;
import java.time.Instant;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What goes back to one payment. Each try has a key of its own, stored before the processor is called: the same try can be
 * sent again and never gives back twice, another try comes only after the processor has refused the one before.
 *
 * @param payment the payment's reference in the ledger
 * @param charge where a processor has the payment; null when nothing is sent anywhere, because the shop gives it back
 * @param method how the payment was made, in words for people
 * @param amount more than zero
 * @param attempt the try that the status is about, from 1
 * @param reference the processor's id of the refund, once it has given one
 * @param code why the last try failed, in the processor's words such as {@code charge_disputed}; null unless it did
 * @param nextAt when the next try is made by itself (UTC); null when none is
 * @param refundedAt when the money went back (UTC); null until then
 */
public record Part(
        UUID id,
        String payment,
        @Nullable Charge charge,
        @Nullable String method,
        Money amount,
        Status status,
        int attempt,
        @Nullable String reference,
        @Nullable String code,
        @Nullable Instant nextAt,
        @Nullable Instant refundedAt) {

    public Part {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a refund of " + amount);
        }
    }

    /** To be sent to the processor that took the payment. */
    static Part toSend(UUID id, Split.Share share) {
        return of(id, share, share.source().charge(), Status.CREATED, null);
    }

    /** Given back by the shop, by whatever way. */
    static Part outside(UUID id, Split.Share share, Instant at) {
        return of(id, share, null, Status.SUCCEEDED, at);
    }

    private static Part of(UUID id, Split.Share share, @Nullable Charge charge, Status status, @Nullable Instant at) {
        var source = share.source();
        return new Part(id, source.payment(), charge, source.method(), share.amount(), status, 1, null, null, null, at);
    }

    public boolean isOutside() {
        return charge == null;
    }

    /** What this try is known by at the processor. */
    public String key() {
        return "refund-%s-%d".formatted(id, attempt);
    }

    /** What it is known by in the ledger, however many tries it took. */
    public String ledgerReference() {
        return "refund-" + id;
    }

    /** Whether its amount is on its way: neither through nor given up. */
    public boolean isUnderWay() {
        return status != Status.SUCCEEDED && !isGivenUp();
    }

    /** Whether nothing happens any more unless staff say so. */
    public boolean isGivenUp() {
        return status == Status.FAILED && nextAt == null;
    }

    /**
     * Whether a word about the processor's refund {@code about} tells what became of this part. That money went back always
     * does. Otherwise it may be a late one about an earlier try, as long as it is not known what this try's refund is called.
     */
    public boolean isToldBy(RefundOutcome outcome, String about) {
        return outcome instanceof RefundOutcome.Succeeded || about.equals(reference);
    }

    /** Whether the processor may know more of this try than is known here. */
    public boolean canBeAskedAbout() {
        return isUnderWay() && status != Status.FAILED;
    }

    /**
     * Whether {@code outcome} tells something new. What arrives twice, late, or about an earlier try does not; that money
     * went back always does, once.
     */
    public boolean isNews(RefundOutcome outcome, int about) {
        var next = Status.after(outcome);
        return next == Status.SUCCEEDED
                ? status.canBecome(next)
                : about == attempt && status.canBecome(next) && status != Status.FAILED;
    }

    /**
     * The state after what the processor said.
     *
     * @param nextTry when to try again by itself if this try was refused; null for not
     * @throws IllegalTransitionException when the states don't allow it
     */
    public Part settle(RefundOutcome outcome, @Nullable Instant nextTry) {
        var next = Status.after(outcome);
        if (!status.canBecome(next)) {
            throw new IllegalTransitionException(id, status, next);
        }
        if (outcome instanceof RefundOutcome.Succeeded succeeded) {
            return with(next, attempt, succeeded.reference(), null, null, succeeded.at());
        }
        if (outcome instanceof RefundOutcome.Failed failed) {
            return with(next, attempt, reference, failed.code(), nextTry, null);
        }
        var given = outcome instanceof RefundOutcome.Pending pending ? pending.reference() : reference;
        return with(next, attempt, given, null, null, null);
    }

    /**
     * The next try, with a key of its own.
     *
     * @throws IllegalTransitionException unless the one before was refused
     */
    public Part again() {
        if (status != Status.FAILED) {
            throw new IllegalTransitionException(id, status, Status.CREATED);
        }
        return with(Status.CREATED, attempt + 1, null, null, null, null);
    }

    private Part with(
            Status next,
            int tries,
            @Nullable String given,
            @Nullable String refusal,
            @Nullable Instant tryAt,
            @Nullable Instant at) {
        return new Part(id, payment, charge, method, amount, next, tries, given, refusal, tryAt, at);
    }
}
