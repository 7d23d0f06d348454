package dev.portico.notification.template;

import dev.portico.notification.template.EditFacts.SessionEdit;
import java.util.Map;

/** Variables of mails that only staff get: what a customer edited in one sitting, used allowance, a rule's notice. */
final class StaffVariables {

    static Map<String, Object> session(MailContext mail) {
        var wording = Wording.of(mail);
        var edits = mail.facts().edits();
        if (edits.isEmpty()) {
            throw new TemplateException("the event lacks what this mail is about");
        }
        var first = edits.get(0).edit();
        var last = edits.get(edits.size() - 1).edit();
        return Map.of(
                "edits",
                edits.stream().<Object>map(edit -> edit(edit, wording)).toList(),
                "total_before",
                wording.money(first.totalBeforeMinor()),
                "total",
                wording.money(last.totalAfterMinor()));
    }

    private static Map<String, Object> edit(SessionEdit edit, Wording wording) {
        return Map.of(
                "edited_at", wording.time(edit.edit().committedAt()),
                "undone", edit.undone() ? "yes" : "",
                "changes", MailVariables.changes(edit.edit().differences(), wording));
    }

    static Map<String, Object> allowance(MailContext mail) {
        var wording = Wording.of(mail);
        var usage = MailVariables.given(mail.facts().usage());
        return Map.of(
                "used", wording.count(usage.used()),
                "limit", wording.count(usage.limit()),
                "percent", wording.percent(usage.percent()),
                "period_end", wording.time(usage.periodEnd()));
    }

    static Map<String, Object> notice(MailContext mail) {
        var notice = MailVariables.given(mail.facts().notice());
        return Map.of("message", notice.message().strip(), "trigger", notice.when());
    }

    private StaffVariables() {}
}
