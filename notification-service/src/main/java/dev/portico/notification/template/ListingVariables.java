package dev.portico.notification.template;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Variables of mails about when a listing ships. */
final class ListingVariables {

    static Map<String, Object> statement(MailContext mail) {
        var wording = Wording.of(mail);
        var listing = MailVariables.given(mail.facts().listing());
        var statement = mail.facts().announced();
        var languages = List.of(mail.locale(), mail.merchant().defaultLocale(), Locale.ENGLISH);
        return Map.of(
                "listing_title", Escaping.singleLine(listing.title()),
                "statement", statement.text(languages).strip(),
                "expected", wording.period(statement.expectedFrom(), statement.expectedTo()),
                "delay_reason", MailVariables.text(statement.reason()));
    }

    static Map<String, Object> delay(MailContext mail) {
        var delay = MailVariables.given(mail.facts().delay());
        var variables = new HashMap<>(statement(mail));
        variables.put("consent_required", delay.consentRequired() ? "yes" : "");
        variables.put("respond_by", Wording.of(mail).timeIfAny(delay.respondBy()));
        return variables;
    }

    private ListingVariables() {}
}
