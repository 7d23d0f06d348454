package dev.portico.notification.template;

import java.util.Map;

/** Variables of mails about refunds, what is overdue, and books that do not add up. */
final class LedgerVariables {

    static Map<String, Object> refunded(MailContext mail) {
        var wording = Wording.of(mail);
        var refund = MailVariables.given(mail.facts().refund());
        return Map.of(
                "amount", wording.money(refund.amountMinor()),
                "method", MailVariables.text(refund.method()),
                "refunded_at", wording.time(refund.at()));
    }

    static Map<String, Object> refundFailed(MailContext mail) {
        var wording = Wording.of(mail);
        var refund = MailVariables.given(mail.facts().refund());
        return Map.of(
                "amount", wording.money(refund.amountMinor()),
                "method", MailVariables.text(refund.method()),
                "refund_note", MailVariables.text(refund.reason()),
                "failure_code", MailVariables.text(mail.facts().code()),
                "next_try_at", wording.timeIfAny(mail.facts().nextAt()));
    }

    static Map<String, Object> overdue(MailContext mail) {
        var wording = Wording.of(mail);
        var overdue = MailVariables.given(mail.facts().overdue());
        var balance = MailVariables.given(mail.facts().balance());
        return Map.of(
                "amount", wording.money(overdue.amountMinor()),
                "overdue_since", wording.time(overdue.since()),
                "total", wording.money(balance.orderTotalMinor()),
                "paid", wording.money(balance.paidMinor()),
                "authorized", wording.moneyUnlessZero(balance.authorizedMinor()));
    }

    static Map<String, Object> unbalanced(MailContext mail) {
        var wording = Wording.of(mail);
        var difference = MailVariables.given(mail.facts().difference());
        return Map.of("amount", wording.signedMoney(difference.amountMinor()), "ledger_sum", difference.what());
    }

    private LedgerVariables() {}
}
