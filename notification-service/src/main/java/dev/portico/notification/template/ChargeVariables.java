package dev.portico.notification.template;

import java.util.HashMap;
import java.util.Map;

/** Variables of mails about cards on file and what is charged to them. */
final class ChargeVariables {

    static Map<String, Object> upcoming(MailContext mail) {
        var wording = Wording.of(mail);
        var charge = MailVariables.given(mail.facts().charge());
        var balance = MailVariables.given(mail.facts().balance());
        return Map.of(
                "amount", wording.money(charge.amountMinor()),
                "charge_on", wording.day(charge.on()),
                "method", MailVariables.text(charge.method()),
                "total", wording.money(balance.orderTotalMinor()),
                "paid", wording.money(balance.paidMinor()),
                "authorized", wording.moneyUnlessZero(balance.authorizedMinor()));
    }

    static Map<String, Object> failed(MailContext mail) {
        var retry = mail.facts().retry();
        var page = mail.facts().url();
        var variables = new HashMap<>(MailVariables.failed(mail));
        variables.put("retry_class", retry == null ? "" : retry.declineClass());
        variables.put("next_try_at", retry == null ? "" : Wording.of(mail).timeIfAny(retry.nextAt()));
        variables.put("recovery_link", mail.portalLink());
        if (page != null) {
            variables.put("retry_class", "AUTHENTICATION");
            variables.put("decline_code", "authentication_required");
            variables.put("recovery_link", page);
        }
        return variables;
    }

    /**
     * The page is below the customer's personal link, which only this service signs: of the request's address it takes the
     * token. While the portal is off the link would open nothing, so it is left out like the others.
     */
    static Map<String, Object> link(MailContext mail) {
        var request = MailVariables.given(mail.facts().updateRequest());
        var token = request.url().substring(request.url().lastIndexOf('/') + 1);
        return Map.of(
                "update_link",
                mail.portalLink().isEmpty() ? "" : mail.portalLink() + "/card/" + token,
                "expires_at",
                Wording.of(mail).time(request.expiresAt()));
    }

    static Map<String, Object> replaced(MailContext mail) {
        return Map.of("method", MailVariables.given(mail.facts().method()));
    }

    private ChargeVariables() {}
}
