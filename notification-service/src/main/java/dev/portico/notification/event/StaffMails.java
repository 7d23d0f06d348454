package dev.portico.notification.event;

import dev.portico.kit.inbox.ReceivedEvent;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.notification.delivery.domain.MailKind;
import dev.portico.notification.session.EditSession;
import dev.portico.notification.session.EditSessions;
import dev.portico.notification.template.EditFacts.SessionEdit;
import dev.portico.notification.template.MailFacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** What customers do to their orders, as staff hear of it: edits by the sitting, everything else at once. */
@ApplicationScoped
class StaffMails {

    private final EditSessions sessions;
    private final MailPlan plan;

    StaffMails(EditSessions sessions, MailPlan plan) {
        this.sessions = sessions;
        this.plan = plan;
    }

    /** Lines that are canceled must not be shipped, so that does not wait for the end of the sitting. */
    Uni<Void> edited(ReceivedEvent event, MailFacts facts, boolean undone) {
        var edit = facts.edit();
        if (edit == null) {
            return Uni.createFrom().voidItem();
        }
        var order = UUID.fromString(event.subject());
        return sessions.add(event.merchant(), order, event.id(), new SessionEdit(edit, undone))
                .chain(() -> edit.cancellation() == null
                        ? Uni.createFrom().voidItem()
                        : endSession(event.merchant(), order));
    }

    /** Before staff hear of the end of an order they hear what was edited on the way there. */
    Uni<Void> endSession(MerchantId merchant, UUID orderId) {
        return sessions.end(merchant, orderId).chain(session -> session.map(ended -> mail(merchant, ended))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> mail(MerchantId merchant, EditSession session) {
        var occasion = new Occasion(merchant, session.orderId(), session.causeId(), MailFacts.of(session.edits()));
        return plan.mail(occasion, List.of(MailKind.ORDER_EDITED_BY_CUSTOMER));
    }
}
