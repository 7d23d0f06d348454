package dev.portico.payment.charge.domain;

import dev.portico.payment.processor.domain.CardOnFile;
import dev.portico.payment.processor.domain.ChargeOutcome;
import dev.portico.payment.processor.domain.ChargeOutcome.ActionRequired;
import dev.portico.payment.processor.domain.ChargeOutcome.Declined;
import dev.portico.payment.processor.domain.ChargeOutcome.Succeeded;
import dev.portico.payment.processor.domain.DeclineClass;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An amount to take from the card on file of an order.
 *
 * <p>Each attempt has a key of its own, stored before the processor is asked: after a crash or a lost answer the same key
 * finds out what became of it, and never takes the money twice.
 *
 * @param runId the run it belongs to, or null
 * @param listingId of a run that charges for one listing: that listing
 * @param itemId the item of the order's schedule that it is planned for by itself, or null. At most one that is not over is
 *     for an item
 * @param amount what is to be taken; what was taken, once it succeeded
 * @param dueOn the day it is planned for; null when it is made at once
 * @param announced whether the customer has been told of it ahead
 * @param attempt the try that the state is about, from 1
 * @param processorKey idempotency key of this attempt
 * @param taken with what and how it is made; null before the first attempt
 * @param result what the processor said last; null while it has said nothing of this attempt
 */
public record Charge(
        UUID id,
        UUID orderId,
        @Nullable UUID runId,
        @Nullable UUID listingId,
        @Nullable UUID itemId,
        Money amount,
        @Nullable LocalDate dueOn,
        boolean announced,
        Status status,
        int attempt,
        String processorKey,
        @Nullable Taken taken,
        @Nullable Result result,
        @Nullable SkipReason skipReason,
        Instant createdAt) {

    /** The card that an attempt was made with, and where. */
    public record Taken(String processor, CardOnFile card) {}

    /**
     * What the processor said.
     *
     * @param reference its id of the payment
     * @param url where the customer answers their bank
     * @param paidAt when the money was taken (UTC)
     */
    public record Result(
            @Nullable String reference,
            @Nullable String url,
            @Nullable String declineCode,
            @Nullable DeclineClass declineClass,
            @Nullable Instant paidAt) {}

    public Charge {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a charge over " + amount);
        }
    }

    /** A charge of its own, to be made on a day or at once. */
    public static Charge create(UUID id, UUID orderId, Money amount, @Nullable LocalDate dueOn, Instant at) {
        return created(id, orderId, null, amount, dueOn, at);
    }

    /** A charge for an item of the order's schedule. */
    public static Charge forItem(UUID id, UUID orderId, UUID itemId, Money amount, LocalDate dueOn, Instant at) {
        return created(id, orderId, itemId, amount, dueOn, at);
    }

    private static Charge created(
            UUID id, UUID orderId, @Nullable UUID itemId, Money amount, @Nullable LocalDate dueOn, Instant at) {
        return new Charge(
                id,
                orderId,
                null,
                null,
                itemId,
                amount,
                dueOn,
                false,
                Status.CREATED,
                1,
                key(id, 1),
                null,
                null,
                null,
                at);
    }

    /** The idempotency key of an attempt; charge runs write the first one in SQL. */
    static String key(UUID id, int attempt) {
        return "charge-%s-%d".formatted(id, attempt);
    }

    /** The customer is told of it, as it is. */
    public Charge announce() {
        return planned(amount, dueOn, true);
    }

    /** The customer is told of it for {@code day}. */
    public Charge announce(LocalDate day) {
        return planned(amount, day, true);
    }

    /** Over another amount; what the customer has been told stays told. */
    public Charge over(Money other) {
        return planned(other, dueOn, announced);
    }

    /** On another plan than the customer has been told of, or would be. */
    public Charge replan(Money other, LocalDate day) {
        return planned(other, day, false);
    }

    private Charge planned(Money money, @Nullable LocalDate day, boolean told) {
        return new Charge(
                id,
                orderId,
                runId,
                listingId,
                itemId,
                money,
                day,
                told,
                status,
                attempt,
                processorKey,
                taken,
                result,
                skipReason,
                createdAt);
    }

    /**
     * The processor is going to be asked for {@code allowed}. An attempt that it may have heard of goes on under its key; for
     * another amount, or after a decline, there is a new one.
     */
    public Charge attempt(Money allowed, Taken with) {
        require(Status.PENDING);
        var again = status == Status.DECLINED || (taken != null && !(allowed.equals(amount) && with.equals(taken)));
        var number = again ? attempt + 1 : attempt;
        return new Charge(
                id,
                orderId,
                runId,
                listingId,
                itemId,
                allowed,
                dueOn,
                announced,
                Status.PENDING,
                number,
                key(id, number),
                with,
                null,
                null,
                createdAt);
    }

    public Charge skip(SkipReason reason) {
        require(Status.SKIPPED);
        return with(Status.SKIPPED, amount, taken, result, reason);
    }

    /**
     * Whether {@code outcome} of the attempt with {@code key} tells something new. What arrives twice, late, or about an
     * earlier attempt does not; that money was taken always does, once.
     */
    public boolean isNews(String key, ChargeOutcome outcome) {
        return isNews(status, processorKey, key, outcome);
    }

    /** The same for a charge of which no more is known than its state and the key of its present attempt. */
    public static boolean isNews(Status status, String presentKey, String key, ChargeOutcome outcome) {
        if (outcome instanceof Succeeded) {
            return status != Status.SUCCEEDED;
        }
        return key.equals(presentKey) && status.canBecome(Status.after(outcome));
    }

    /** @throws IllegalTransitionException when it {@linkplain #isNews isn't news} */
    public Charge settle(String key, ChargeOutcome outcome) {
        if (!isNews(key, outcome)) {
            throw new IllegalTransitionException(id, status, Status.after(outcome));
        }
        if (outcome instanceof Succeeded succeeded) {
            return with(
                    Status.SUCCEEDED,
                    succeeded.amount(),
                    paidWith(succeeded),
                    new Result(succeeded.reference(), null, null, null, succeeded.at()),
                    null);
        }
        if (outcome instanceof ActionRequired asked) {
            return with(
                    Status.REQUIRES_ACTION,
                    amount,
                    taken,
                    new Result(asked.reference(), asked.url(), null, null, null),
                    null);
        }
        if (outcome instanceof Declined declined) {
            return with(
                    Status.DECLINED,
                    amount,
                    taken,
                    new Result(null, null, declined.code(), declined.declineClass(), null),
                    null);
        }
        return with(Status.after(outcome), amount, taken, null, null);
    }

    /** Brand and last four digits, once there was an attempt. */
    public @Nullable String method() {
        return taken == null ? null : taken.card().method();
    }

    private @Nullable Taken paidWith(Succeeded succeeded) {
        return taken == null
                ? null
                : new Taken(
                        taken.processor(),
                        new CardOnFile(taken.card().customer(), taken.card().card(), succeeded.method()));
    }

    private void require(Status next) {
        if (!status.canBecome(next)) {
            throw new IllegalTransitionException(id, status, next);
        }
    }

    private Charge with(
            Status next, Money money, @Nullable Taken card, @Nullable Result said, @Nullable SkipReason reason) {
        return new Charge(
                id,
                orderId,
                runId,
                listingId,
                itemId,
                money,
                dueOn,
                announced,
                next,
                attempt,
                processorKey,
                card,
                said,
                reason,
                createdAt);
    }
}
