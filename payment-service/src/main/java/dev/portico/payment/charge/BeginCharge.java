package dev.portico.payment.charge;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.account.domain.Account;
import dev.portico.payment.account.domain.AccountEvent.ChargeUpcoming;
import dev.portico.payment.charge.domain.Charge;
import dev.portico.payment.charge.domain.ChargeRules;
import dev.portico.payment.charge.domain.ChargeRules.Situation;
import dev.portico.payment.charge.domain.Notice;
import dev.portico.payment.charge.domain.SkipReason;
import dev.portico.payment.method.domain.PaymentMethod;
import dev.portico.payment.processor.ChargeOrder;
import dev.portico.payment.schedule.domain.Trigger;
import java.time.Instant;
import java.util.List;
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
        var owing = triggered(known.account(), known.charge());
        if (!known.account().opened()) {
            return putOff(known.charge(), owing); // the payments made so far are unknown
        }
        return announcesFirst(known.charge())
                ? announce(known.charge(), owing, known.method())
                : decide(known, owing);
    }

    /** A run is the staff's word that lines of the order waited for: what they put off is due with it. */
    private static Account.Step triggered(Account account, Charge charge) {
        return charge.runId() == null
                ? new Account.Step(account, List.of(), List.of())
                : account.trigger(Optional.empty(), Trigger.STAFF);
    }

    private boolean announcesFirst(Charge charge) {
        return charge.dueOn() != null
                && !charge.announced()
                && now.isBefore(notice().chargedAt(charge.dueOn()));
    }

    /** Without a card there is nothing to announce: the customer is asked for one when the day has come. */
    private Beginning announce(Charge charge, Account.Step owing, Optional<PaymentMethod> method) {
        var dueOn = Objects.requireNonNull(charge.dueOn());
        var told = method.filter(card -> owing.account().balance().outstanding().isPositive())
                .map(card -> owing.then(account -> account.telling(balance -> new ChargeUpcoming(
                        balance, charge.id(), charge.amount(), dueOn, card.card().method()))))
                .orElse(owing);
        return new Beginning(charge.announce(), notice().chargedAt(dueOn), told, null);
    }

    private Beginning decide(Known known, Account.Step owing) {
        var situation =
                new Situation(known.charge(), owing.account().balance(), known.method(), known.othersWait());
        return ChargeRules.refusal(situation)
                .map(refusal -> refused(known.charge(), owing, refusal))
                .orElseGet(() -> attempt(situation, owing));
    }

    /** A run tells that it did not charge; a planned charge waits for what is in its way to be over. */
    private Beginning refused(Charge charge, Account.Step owing, SkipReason reason) {
        var passes = reason == SkipReason.PAYMENT_UNDER_WAY || reason == SkipReason.WAITS_FOR_CUSTOMER;
        return passes && charge.runId() == null
                ? putOff(charge, owing)
                : new Beginning(charge.skip(reason), null, owing, null);
    }

    private Beginning putOff(Charge charge, Account.Step owing) {
        return new Beginning(charge, now.plus(config.waitForPayment()), owing, null);
    }

    private Beginning attempt(Situation situation, Account.Step owing) {
        var method = situation.method().orElseThrow();
        var begun = situation
                .charge()
                .attempt(ChargeRules.allowed(situation), new Charge.Taken(method.processor(), method.card()));
        return new Beginning(
                begun,
                now.plus(config.askAfter()),
                owing,
                new Attempt(method.processor(), order(owing.account(), begun, method)));
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

    private Notice notice() {
        return new Notice(config.noticeDays(), config.at());
    }
}
