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
import java.time.ZoneId;
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
                .chain(account -> charges.insert(merchant, charge, notice().announcedAt(dueOn, zone(account))))
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
                .chain(account ->
                        charges.requireForUpdate(merchant, chargeId).chain(charge -> begin(merchant, account, charge)));
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
        if (announcesFirst(account, charge)) {
            return nothingToAsk(
                    methods.inUse(merchant, account).chain(method -> announce(merchant, account, charge, method)));
        }
        return waitsForItsDay(account, charge)
                ? nothingToAsk(charges.update(charge, chargedAt(account, charge), clock.instant()))
                : methods.inUse(merchant, account)
                        .chain(method -> decide(merchant, due(account, charge), charge, method));
    }

    /** Without its notice no charge is made that the order's schedule asks for, however late it has become. */
    private boolean announcesFirst(Account account, Charge charge) {
        if (charge.dueOn() == null || charge.announced()) {
            return false;
        }
        return charge.itemId() == null ? clock.instant().isBefore(chargedAt(account, charge)) : config.noticeDays() > 0;
    }

    private boolean waitsForItsDay(Account account, Charge charge) {
        return charge.itemId() != null
                && charge.status() == Status.CREATED
                && clock.instant().isBefore(chargedAt(account, charge));
    }

    /**
     * A run is the staff's word that lines of the order waited for, so what they put off is due with it; a planned charge has
     * its day. The step is recorded together with what becomes of the charge.
     */
    private static Account.Step due(Account account, Charge charge) {
        if (charge.runId() != null) {
            return account.trigger(account.schedule().linesOf(charge.listingId()), Trigger.STAFF);
        }
        return charge.itemId() == null ? account.unchanged() : account.dayCame();
    }

    /** Without a card there is nothing to announce: the customer is asked for one when the day has come. */
    private Uni<Void> announce(MerchantId merchant, Account account, Charge charge, Optional<PaymentMethod> method) {
        var planned = Objects.requireNonNull(charge.dueOn());
        var today = account.schedule().day().date();
        var dueOn = charge.itemId() == null ? planned : notice().chargedOn(planned, today);
        var told = charges.update(charge.announce(dueOn), notice().chargedAt(dueOn, zone(account)), clock.instant());
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
            MerchantId merchant, Account.Step step, Charge charge, Optional<PaymentMethod> method) {
        var account = step.account();
        var due = account.dueFor(charge.listingId());
        return charges.othersWait(merchant, charge, clock.instant().minus(config.confirmWithin()))
                .map(othersWait -> new Situation(charge, account.balance(), due, method, othersWait))
                .chain(situation -> ChargeRules.refusal(situation)
                        .map(refusal -> nothingToAsk(refused(merchant, step, charge, refusal)))
                        .orElseGet(() -> attempt(merchant, step, situation)));
    }

    private Uni<Void> refused(MerchantId merchant, Account.Step step, Charge charge, SkipReason reason) {
        var noted = reason.passes(charge) ? putOff(charge) : charges.update(charge.skip(reason), null, clock.instant());
        return noted.chain(() -> record(merchant, step));
    }

    /** Also without news: what the charge was going to take may have to be asked for now. */
    private Uni<Void> record(MerchantId merchant, Account.Step step) {
        var concerned = !step.events().isEmpty() || step.account().schedule().planned();
        return concerned
                ? accounts.record(merchant, Actor.SYSTEM, step)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> putOff(Charge charge) {
        var now = clock.instant();
        return charges.update(charge, now.plus(config.waitForPayment()), now);
    }

    private Uni<Optional<Attempt>> attempt(MerchantId merchant, Account.Step step, Situation situation) {
        var method = situation.method().orElseThrow();
        var account = step.account();
        var begun = situation
                .charge()
                .attempt(ChargeRules.allowed(situation), new Charge.Taken(method.processor(), method.card()));
        return update(begun)
                .chain(() -> accounts.underWay(merchant, account))
                .chain(amount -> accounts.record(merchant, Actor.SYSTEM, step.then(owing -> owing.pending(amount))))
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

    private Instant chargedAt(Account account, Charge charge) {
        return notice().chargedAt(Objects.requireNonNull(charge.dueOn()), zone(account));
    }

    private static ZoneId zone(Account account) {
        return account.schedule().day().zone();
    }

    private Notice notice() {
        return new Notice(config.noticeDays(), config.at());
    }

    private static Uni<Optional<Attempt>> nothingToAsk(Uni<Void> instead) {
        return instead.replaceWith(Optional::empty);
    }
}
