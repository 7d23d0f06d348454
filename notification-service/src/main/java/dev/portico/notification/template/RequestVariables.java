package dev.portico.notification.template;

import dev.portico.notification.template.EditFacts.RequestFacts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Variables of mails about what waits for the shop or for money, and what became of it. */
final class RequestVariables {

    static Map<String, Object> waiting(MailContext mail) {
        var wording = Wording.of(mail);
        var request = MailVariables.given(mail.facts().request());
        var order = MailVariables.given(mail.facts().order());
        return Map.of(
                "changes", MailVariables.changes(request.differences(), wording),
                "total_before", wording.money(order.totals().totalMinor()),
                "total", wording.money(request.totalAfterMinor()),
                "amount", wording.money(request.dueMinor()),
                "expires_at", wording.timeIfAny(request.expiresAt()));
    }

    static Map<String, Object> decided(MailContext mail) {
        var facts = mail.facts();
        var asked = changesOf(facts.decided(), Wording.of(mail));
        return Map.of(
                "request_kind", MailVariables.text(facts.kind()),
                "decline_cause", MailVariables.text(facts.cause()),
                "decline_reason", MailVariables.text(facts.reason()),
                "changes", asked,
                "has_changes", asked.isEmpty() ? "" : "yes");
    }

    static Map<String, Object> cancellation(MailContext mail) {
        var wording = Wording.of(mail);
        var facts = mail.facts();
        var order = MailVariables.given(facts.order());
        var pending = order.pendingEdit();
        return Map.of(
                "reason", MailVariables.text(facts.reason()),
                "comment", MailVariables.text(facts.comment()),
                "total", wording.money(order.totals().totalMinor()),
                "requested_at", wording.timeIfAny(pending == null ? null : pending.requestedAt()),
                "expires_at", wording.timeIfAny(pending == null ? null : pending.expiresAt()));
    }

    private static List<Object> changesOf(@Nullable RequestFacts request, Wording wording) {
        return request == null ? List.of() : MailVariables.changes(request.differences(), wording);
    }

    private RequestVariables() {}
}
