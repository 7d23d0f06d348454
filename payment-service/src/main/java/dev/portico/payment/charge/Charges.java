package dev.portico.payment.charge;

import dev.portico.kit.http.Cursor;
import dev.portico.kit.http.Page;
import dev.portico.kit.id.Ids;
import dev.portico.kit.identity.Actor;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.payment.account.Accounts;
import dev.portico.payment.account.domain.Account;
import dev.portico.payment.account.domain.AccountEvent.ChargeUpcoming;
import dev.portico.payment.charge.domain.Charge;
import dev.portico.payment.charge.domain.ChargeRules;
import dev.portico.payment.charge.domain.ChargeRules.Situation;
import dev.portico.payment.charge.domain.Dunning;
import dev.portico.payment.charge.domain.Notice;
import dev.portico.payment.charge.domain.SkipReason;
import dev.portico.payment.charge.domain.Status;
import dev.portico.payment.method.PaymentMethods;
import dev.portico.payment.method.domain.PaymentMethod;
import dev.portico.payment.processor.ChargeOrder;
import dev.portico.payment.processor.domain.ChargeOutcome;
import dev.portico.payment.schedule.domain.Trigger;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** The transactions of a charge. Between them, and never inside one, {@link MakeCharges} talks to the processor. */
@ApplicationScoped
public class Charges {

    private final ChargeRepository charges;
    private final Accounts accounts;
    private final PaymentMethods methods;
    private final ChargeConfig config;
    private final Clock clock;

    Charges(ChargeRepository charges, Accounts accounts, PaymentMethods methods, ChargeConfig config, Clock clock) {
        this.charges = charges;
        this.accounts = accounts;
        this.methods = methods;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Plans a charge for a day of the shop's calendar. The customer is told some days ahead, or at once when the day is
     * nearer. Whether it is made, and over how much, is decided then: what is owed may have become less.
     */
    @MerchantTransaction
    public Uni<UUID> plan(MerchantId merchant, UUID orderId, Money amount, LocalDate dueOn) {
        var charge = Charge.create(Ids.next(), orderId, amount, dueOn, clock.instant());
        return accounts.hold(merchant, orderId)
                .chain(account -> charges.insert(merchant, charge, notice().announcedAt(dueOn)))
                .replaceWith(charge.id());
    }

    /** Nothing is taken for a planned charge that has not been begun; one that has been is left alone. */
    @MerchantTransaction
    public Uni<Void> cancel(MerchantId merchant, UUID chargeId) {
        return charges.orderOf(merchant, chargeId)
                .chain(orderId -> accounts.hold(merchant, orderId))
                .chain(account -> charges.requireForUpdate(merchant, chargeId))
                .chain(charge -> charge.status().canBecome(Status.SKIPPED)
                        ? charges.update(charge.skip(SkipReason.CANCELED), null, clock.instant())
                        : Uni.createFrom().voidItem());
    }

    /**
     * The first step of an attempt: announces, puts off or skips the charge, or stores the key of the attempt and tells what
     * the processor is to be asked for.
     */
    @MerchantTransaction
    public Uni<Optional<Attempt>> begin(MerchantId merchant, UUID chargeId) {
        return charges.orderOf(merchant, chargeId)
                .chain(orderId -> accounts.hold(merchant, orderId))
                .chain(account -> charges.requireForUpdate(merchant, chargeId)
                        .chain(charge ->
                                triggered(merchant, account, charge).chain(owing -> begin(merchant, owing, charge))));
    }

    /** A run is the staff's word that lines of the order waited for: what they put off is due with it. */
    private Uni<Account> triggered(MerchantId merchant, Account account, Charge charge) {
        if (charge.runId() == null || !charge.status().canBecome(Status.PENDING)) {
            return Uni.createFrom().item(account);
        }
        var step = account.trigger(Optional.empty(), Trigger.STAFF);
        return step.events().isEmpty()
                ? Uni.createFrom().item(account)
                : accounts.record(merchant, Actor.SYSTEM, step).replaceWith(step.account());
    }

    /** What the processor says became of an attempt, as its answer, in a webhook, or because it was asked. Old news change nothing. */
    @MerchantTransaction
    public Uni<Void> settle(MerchantId merchant, UUID chargeId, String key, ChargeOutcome outcome) {
        return charges.orderOf(merchant, chargeId)
                .chain(orderId -> accounts.hold(merchant, orderId))
                .chain(account -> charges.requireForUpdate(merchant, chargeId)
                        .chain(charge -> charge.isNews(key, outcome)
                                ? settled(merchant, account, charge.settle(key, outcome))
                                : Uni.createFrom().voidItem()));
    }

    /** All charges of an order, newest first. */
    @MerchantTransaction
    public Uni<Page<ChargeView>> ofOrder(MerchantId merchant, UUID orderId, Optional<Cursor> after, int limit) {
        return accounts.find(merchant, orderId)
                .chain(account -> charges.ofOrder(merchant, orderId, after, limit + 1))
                .map(rows -> ChargeView.page(rows, limit));
    }

    private Uni<Optional<Attempt>> begin(MerchantId merchant, Account account, Charge charge) {
        if (!charge.status().canBecome(Status.PENDING)) {
            return nothingToAsk(Uni.createFrom().voidItem());
        }
        if (!account.opened()) {
            return nothingToAsk(putOff(charge)); // the payments made so far are unknown
        }
        return methods.inUse(merchant, account)
                .chain(method -> announcesFirst(charge)
                        ? nothingToAsk(announce(merchant, account, charge, method))
                        : decide(merchant, account, charge, method));
    }

    private boolean announcesFirst(Charge charge) {
        return charge.dueOn() != null
                && !charge.announced()
                && clock.instant().isBefore(notice().chargedAt(charge.dueOn()));
    }

    /** Without a card there is nothing to announce: the customer is asked for one when the day has come. */
    private Uni<Void> announce(MerchantId merchant, Account account, Charge charge, Optional<PaymentMethod> method) {
        var dueOn = Objects.requireNonNull(charge.dueOn());
        var told = charges.update(charge.announce(), notice().chargedAt(dueOn), clock.instant());
        return method.filter(card -> account.balance().outstanding().isPositive())
                .map(card -> told.chain(() -> accounts.record(
                        merchant,
                        Actor.SYSTEM,
                        account.telling(balance -> new ChargeUpcoming(
                                balance,
                                charge.id(),
                                charge.amount(),
                                dueOn,
                                card.card().method())))))
                .orElse(told);
    }

    private Uni<Optional<Attempt>> decide(
            MerchantId merchant, Account account, Charge charge, Optional<PaymentMethod> method) {
        return charges.othersWait(merchant, charge, clock.instant().minus(config.confirmWithin()))
                .map(othersWait -> new Situation(charge, account.balance(), method, othersWait))
                .chain(situation -> ChargeRules.refusal(situation)
                        .map(refusal -> nothingToAsk(refused(charge, refusal)))
                        .orElseGet(() -> attempt(merchant, account, situation)));
    }

    /** A run tells that it did not charge; a planned charge waits for what is in its way to be over. */
    private Uni<Void> refused(Charge charge, SkipReason reason) {
        var passes = reason == SkipReason.PAYMENT_UNDER_WAY || reason == SkipReason.WAITS_FOR_CUSTOMER;
        return passes && charge.runId() == null
                ? putOff(charge)
                : charges.update(charge.skip(reason), null, clock.instant());
    }

    private Uni<Void> putOff(Charge charge) {
        var now = clock.instant();
        return charges.update(charge, now.plus(config.waitForPayment()), now);
    }

    private Uni<Optional<Attempt>> attempt(MerchantId merchant, Account account, Situation situation) {
        var method = situation.method().orElseThrow();
        var begun = situation
                .charge()
                .attempt(ChargeRules.allowed(situation), new Charge.Taken(method.processor(), method.card()));
        return update(begun)
                .chain(() -> accounts.underWay(merchant, account))
                .chain(amount -> accounts.record(merchant, Actor.SYSTEM, account.pending(amount)))
                .replaceWith(
                        () -> Optional.of(new Attempt(method.processor(), order(merchant, account, begun, method))));
    }

    private static ChargeOrder order(MerchantId merchant, Account account, Charge charge, PaymentMethod method) {
        return new ChargeOrder(
                merchant,
                charge.processorKey(),
                charge.id(),
                charge.orderId(),
                account.orderNumber(),
                charge.amount(),
                method.card());
    }

    private Uni<Void> settled(MerchantId merchant, Account account, Charge charge) {
        var nextAt = nextAt(charge);
        return charges.update(charge, nextAt, clock.instant())
                .chain(() -> accounts.underWay(merchant, account))
                .chain(amount -> accounts.counted(merchant, charge.orderId())
                        .map(counted -> ChargeSettlements.step(account, counted, amount, charge, nextAt)))
                .chain(step -> accounts.record(merchant, Actor.SYSTEM, step));
    }

    private Uni<Void> update(Charge charge) {
        return charges.update(charge, nextAt(charge), clock.instant());
    }

    /** When something has to happen with a charge that has come this far. */
    private @Nullable Instant nextAt(Charge charge) {
        var now = clock.instant();
        return switch (charge.status()) {
            case CREATED -> now;
            case PENDING, REQUIRES_ACTION -> now.plus(config.askAfter());
            case UNKNOWN -> now.plus(config.reconcileAfter());
            case DECLINED -> nextAttempt(charge, now).orElse(null);
            case SUCCEEDED, SKIPPED -> null;
        };
    }

    private static Optional<Instant> nextAttempt(Charge declined, Instant now) {
        var declineClass = Objects.requireNonNull(declined.result()).declineClass();
        return Dunning.nextAttempt(Objects.requireNonNull(declineClass), declined.attempt(), now);
    }

    private Notice notice() {
        return new Notice(config.noticeDays(), config.at());
    }

    private static Uni<Optional<Attempt>> nothingToAsk(Uni<Void> instead) {
        return instead.replaceWith(Optional::empty);
    }
}
