package dev.portico.payment.charge;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.account.domain.Account;
import dev.portico.payment.account.domain.AccountEvent.ChargeUpcoming;
import dev.portico.payment.charge.domain.Charge;
import dev.portico.payment.charge.domain.ChargeRules;
import dev.portico.payment.charge.domain.ChargeRules.Situation;
import dev.portico.payment.charge.domain.Notice;
import dev.portico.payment.charge.domain.SkipReason;
import dev.portico.payment.charge.domain.Status;
import dev.portico.payment.method.domain.PaymentMethod;
import dev.portico.payment.processor.ChargeOrder;
import dev.portico.payment.schedule.domain.Trigger;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/** Decides the first step of an attempt: the charge is announced, put off, skipped, or to be made. No I/O. */
final class BeginCharge {

    private final MerchantId merchant;
    private final ChargeConfig config;
    private final Instant now;

    BeginCharge(MerchantId merchant, ChargeConfig config, Instant now) {
        this.merchant = merchant;
        this.config = config;
        this.now = now;
    }

    /**
     * What it depends on.
     *
     * @param othersWait whether another charge of the order waits for the customer's answer to their bank
     */
    record Known(Charge charge, Account account, Optional<PaymentMethod> method, boolean othersWait) {}

    Beginning decide(Known known) {
        var account = known.account();
        var charge = known.charge();
        if (!account.opened()) {
            return Beginning.waiting(charge, waited(), account); // the payments made so far are unknown
        }
        if (announcesFirst(account, charge)) {
            return announce(account, charge, known.method());
        }
        return waitsForItsDay(account, charge)
                ? Beginning.waiting(charge, chargedAt(account, charge), account)
                : decide(known, due(account, charge));
    }

    /** Without its notice no charge is made that the order's schedule asks for, however late it has become. */
    private boolean announcesFirst(Account account, Charge charge) {
        if (charge.dueOn() == null || charge.announced()) {
            return false;
        }
        return charge.itemId() == null ? now.isBefore(chargedAt(account, charge)) : config.noticeDays() > 0;
    }

    private boolean waitsForItsDay(Account account, Charge charge) {
        return charge.itemId() != null && charge.status() == Status.CREATED && now.isBefore(chargedAt(account, charge));
    }

    /**
     * A run is the staff's word that lines of the order waited for, so what they put off is due with it; a planned charge has
     * its day.
     */
    private static Account.Step due(Account account, Charge charge) {
        if (charge.runId() != null) {
            return account.trigger(account.schedule().linesOf(charge.listingId()), Trigger.STAFF);
        }
        return charge.itemId() == null ? account.unchanged() : account.dayCame();
    }

    /** Without a card there is nothing to announce: the customer is asked for one when the day has come. */
    private Beginning announce(Account account, Charge charge, Optional<PaymentMethod> method) {
        var planned = Objects.requireNonNull(charge.dueOn());
        var today = account.schedule().day().date();
        var dueOn = charge.itemId() == null ? planned : notice().chargedOn(planned, today);
        var announced = charge.announce(dueOn);
        var chargedAt = notice().chargedAt(dueOn, zone(account));
        return method.filter(card -> account.balance().outstanding().isPositive())
                .map(card -> Beginning.recorded(
                        announced,
                        chargedAt,
                        account.telling(balance -> new ChargeUpcoming(
                                balance,
                                charge.id(),
                                charge.amount(),
                                dueOn,
                                card.card().method()))))
                .orElseGet(() -> Beginning.waiting(announced, chargedAt, account));
    }

    private Beginning decide(Known known, Account.Step step) {
        var account = step.account();
        var situation = new Situation(
                known.charge(),
                account.balance(),
                account.dueFor(known.charge().listingId()),
                known.method(),
                known.othersWait());
        return ChargeRules.refusal(situation)
                .map(refusal -> refused(known.charge(), step, refusal))
                .orElseGet(() -> attempt(situation, step));
    }

    /** Recorded also without news: what the charge was going to take may have to be asked for now. */
    private Beginning refused(Charge charge, Account.Step step, SkipReason reason) {
        boolean waits = reason.passes(charge);
        return new Beginning(
                waits ? charge : charge.skip(reason),
                waits ? waited() : null,
                step,
                null,
                !step.events().isEmpty() || step.account().schedule().planned());
    }

    private Instant waited() {
        return now.plus(config.waitForPayment());
    }

    private Beginning attempt(Situation situation, Account.Step step) {
        var method = situation.method().orElseThrow();
        var begun = situation
                .charge()
                .attempt(ChargeRules.allowed(situation), new Charge.Taken(method.processor(), method.card()));
        return new Beginning(
                begun,
                now.plus(config.askAfter()),
                step,
                new Attempt(method.processor(), order(step.account(), begun, method)),
                true);
    }

    private ChargeOrder order(Account account, Charge charge, PaymentMethod method) {
        return new ChargeOrder(
                merchant,
                charge.processorKey(),
                charge.id(),
                charge.orderId(),
                account.orderNumber(),
                charge.amount(),
                method.card());
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
}
