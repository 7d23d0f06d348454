package dev.portico.payment.refund;

import dev.portico.kit.http.IdempotencyKeys;
import dev.portico.kit.http.Problems;
import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.job.Backoff;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.payment.account.Accounts;
import dev.portico.payment.account.domain.Account;
import dev.portico.payment.processor.domain.RefundOutcome;
import dev.portico.payment.refund.RefundRepository.Stored;
import dev.portico.payment.refund.domain.Part;
import dev.portico.payment.refund.domain.Refund;
import dev.portico.payment.refund.domain.RefundRules;
import dev.portico.payment.refund.domain.RefundRules.Situation;
import dev.portico.payment.refund.domain.Status;
import dev.portico.payment.refundpolicy.RefundPolicies;
import dev.portico.payment.refundpolicy.domain.RefundPolicy;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The transactions of a refund. Between them, and never inside one, the processor is called. */
@ApplicationScoped
public class Refunds {

    private static final String SCOPE = "refund";
    private static final Duration LONGEST_RETRY = Duration.ofHours(6);

    private final RefundRepository refunds;
    private final TakenPayments taken;
    private final Accounts accounts;
    private final RefundPolicies policies;
    private final IdempotencyKeys keys;
    private final RefundConfig config;
    private final Clock clock;

    Refunds(
            RefundRepository refunds,
            TakenPayments taken,
            Accounts accounts,
            RefundPolicies policies,
            IdempotencyKeys keys,
            RefundConfig config,
            Clock clock) {
        this.refunds = refunds;
        this.taken = taken;
        this.accounts = accounts;
        this.policies = policies;
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    /** What is remembered of a request under its key: the refund it led to. */
    private record Begun(UUID refundId) {}

    /** The refund for this key and wish: stored now with the keys of its parts, or found by its key. */
    @MerchantTransaction
    public Uni<Stored> begin(MerchantId merchant, Actor actor, @Nullable String key, RefundWish wish) {
        return keys.once(merchant, SCOPE, key, Asked.of(wish), Begun.class, () -> begin(merchant, actor, wish))
                .chain(begun -> refunds.require(merchant, begun.refundId()));
    }

    private Uni<Begun> begin(MerchantId merchant, Actor actor, RefundWish wish) {
        return hold(merchant, wish.orderId())
                .chain(account -> situation(merchant, account)
                        .invoke(situation -> RefundProblems.throwIfAny(RefundRules.refusals(wish.terms(), situation)))
                        .map(situation -> create(wish.orderId(), wish.terms(), situation))
                        .call(refund -> store(merchant, actor, account, refund, config.sendWithin())))
                .map(refund -> new Begun(refund.id()));
    }

    /**
     * Gives back what is due by itself, if it still is and the merchant's policy still says so. What the shop took itself
     * nobody would send anywhere, so that is left to staff.
     */
    @MerchantTransaction
    public Uni<Void> issueDue(MerchantId merchant, UUID orderId) {
        return hold(merchant, orderId)
                .chain(account -> policies.current(merchant).chain(policy -> situation(merchant, account)
                        .chain(situation -> issueDue(merchant, account, policy, situation))));
    }

    private Uni<Void> issueDue(MerchantId merchant, Account account, RefundPolicy policy, Situation situation) {
        var amount = situation.owed();
        var terms = new Refund.Terms(Refund.Kind.AUTOMATIC, amount, null, true, false, false);
        if (!policy.issuesByItself(amount)
                || !RefundRules.refusals(terms, situation).isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var refund = create(account.orderId(), terms, situation);
        return refund.parts().stream().anyMatch(Part::isOutside)
                ? Uni.createFrom().voidItem()
                : store(merchant, Actor.SYSTEM, account, refund, Duration.ZERO);
    }

    /** The parts that were refused are tried again, each with a new key. Fails with 409 when none was. */
    @MerchantTransaction
    public Uni<Stored> again(MerchantId merchant, UUID orderId, UUID refundId) {
        return hold(merchant, orderId).chain(account -> refunds.require(merchant, refundId)
                .invoke(stored -> requireFailed(orderId, stored.refund()))
                .call(stored -> situation(merchant, account)
                        .invoke(situation ->
                                RefundProblems.throwIfAny(RefundRules.refusalsOfRetry(stored.refund(), situation))))
                .chain(this::again));
    }

    private Uni<Stored> again(Stored stored) {
        var next = stored.refund().again();
        return Multi.createFrom()
                .iterable(next.parts())
                .filter(part -> !part.equals(stored.refund().part(part.id())))
                .onItem()
                .transformToUniAndConcatenate(
                        part -> refunds.update(part, clock.instant().plus(config.sendWithin())))
                .onItem()
                .ignoreAsUni()
                .replaceWith(new Stored(next, stored.createdBy()));
    }

    /**
     * What the processor says became of a part's try, from its answer, a webhook, or because it was asked. Old news change
     * nothing.
     *
     * @param attempt the try that the processor speaks of
     */
    @MerchantTransaction
    public Uni<Void> settle(MerchantId merchant, Actor actor, UUID partId, int attempt, RefundOutcome outcome) {
        return refunds.whereIs(merchant, partId).chain(where -> accounts.hold(merchant, where.orderId())
                .chain(account -> refunds.require(merchant, where.refundId())
                        .chain(stored -> settle(merchant, actor, account, stored.refund(), partId, attempt, outcome))));
    }

    /**
     * A webhook about a part. It doesn't say which try it is about, so one that may be about another than the running one
     * only makes the processor be asked.
     *
     * @param reference the processor's id of the refund that it is about
     */
    @MerchantTransaction
    public Uni<Void> told(MerchantId merchant, UUID partId, String reference, RefundOutcome outcome) {
        return refunds.whereIs(merchant, partId).chain(where -> accounts.hold(merchant, where.orderId())
                .chain(account -> refunds.require(merchant, where.refundId())
                        .map(stored -> stored.refund().part(partId))
                        .chain(part -> told(merchant, part, reference, outcome))));
    }

    private Uni<Void> told(MerchantId merchant, Part part, String reference, RefundOutcome outcome) {
        if (part.isToldBy(outcome, reference)) {
            return settle(merchant, Actor.SYSTEM, part.id(), part.attempt(), outcome);
        }
        return part.canBeAskedAbout()
                ? refunds.update(part, clock.instant())
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> settle(
            MerchantId merchant,
            Actor actor,
            Account account,
            Refund refund,
            UUID partId,
            int attempt,
            RefundOutcome outcome) {
        var part = refund.part(partId);
        if (!part.isNews(outcome, attempt)) {
            return Uni.createFrom().voidItem();
        }
        var settled = part.settle(outcome, nextTry(part));
        var step = RefundSteps.settled(account, refund.with(settled), settled, clock.instant());
        return refunds.update(settled, actAt(settled)).chain(() -> record(merchant, actor, step));
    }

    /** The order's refunds, newest first. Fails with 404 {@code order-not-found}. */
    @MerchantTransaction
    public Uni<List<Stored>> list(MerchantId merchant, UUID orderId) {
        return accounts.find(merchant, orderId).chain(account -> refunds.ofOrder(merchant, orderId));
    }

    @MerchantTransaction
    public Uni<Stored> find(MerchantId merchant, UUID refundId) {
        return refunds.require(merchant, refundId);
    }

    /** Nobody knows what was paid for an order that has not been received. */
    private Uni<Account> hold(MerchantId merchant, UUID orderId) {
        return accounts.hold(merchant, orderId).invoke(account -> {
            if (!account.opened()) {
                throw Problems.notFound("order");
            }
        });
    }

    private Uni<Situation> situation(MerchantId merchant, Account account) {
        var orderId = account.orderId();
        return accounts.payments(merchant, orderId)
                .chain(payments -> taken.of(merchant, orderId).chain(charges -> refunds.ofOrder(merchant, orderId)
                        .map(known -> Sources.situation(account, payments, charges, plain(known)))));
    }

    private static List<Refund> plain(List<Stored> stored) {
        return stored.stream().map(Stored::refund).toList();
    }

    private Refund create(UUID orderId, Refund.Terms terms, Situation situation) {
        return Refund.create(Ids.next(), orderId, terms, situation.payments(), Ids::next, clock.instant());
    }

    private Uni<Void> store(MerchantId merchant, Actor actor, Account account, Refund refund, Duration sendWithin) {
        return refunds.insert(merchant, actor, refund, clock.instant().plus(sendWithin))
                .chain(() -> record(merchant, actor, RefundSteps.created(account, refund)));
    }

    private Uni<Void> record(MerchantId merchant, Actor actor, Account.Step step) {
        return step.events().isEmpty() ? Uni.createFrom().voidItem() : accounts.record(merchant, actor, step);
    }

    private static void requireFailed(UUID orderId, Refund refund) {
        if (!refund.orderId().equals(orderId)) {
            throw Problems.notFound("refund");
        }
        if (refund.status() != Status.FAILED) {
            throw Problems.of(409, "refund-not-failed", "No part of this refund has failed");
        }
    }

    private @Nullable Instant nextTry(Part part) {
        var pause = new Backoff(config.retryAfter(), LONGEST_RETRY).after(part.attempt() - 1);
        return part.attempt() < config.tries() ? clock.instant().plus(pause) : null;
    }

    private @Nullable Instant actAt(Part part) {
        return switch (part.status()) {
            case CREATED -> clock.instant();
            case PENDING -> clock.instant().plus(config.askPendingAfter());
            case UNKNOWN -> clock.instant().plus(config.reconcileAfter());
            case FAILED -> part.nextAt();
            case SUCCEEDED -> null;
        };
    }

    /** The wish in plain values, to compare a repeated request by. */
    private record Asked(
            UUID orderId,
            String amount,
            @Nullable String reason,
            boolean notifyCustomer,
            boolean allowMoreThanDue,
            boolean outside) {

        static Asked of(RefundWish wish) {
            var terms = wish.terms();
            return new Asked(
                    wish.orderId(),
                    terms.amount().toString(),
                    terms.reason(),
                    terms.notifyCustomer(),
                    terms.allowMoreThanDue(),
                    terms.outside());
        }
    }
}
