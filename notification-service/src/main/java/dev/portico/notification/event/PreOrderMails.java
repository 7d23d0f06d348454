package dev.portico.notification.event;

import dev.portico.kit.inbox.PoisonException;
import dev.portico.kit.inbox.ReceivedEvent;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.notification.delivery.domain.MailKind;
import dev.portico.notification.preorder.Confirmation;
import dev.portico.notification.preorder.PreOrders;
import dev.portico.notification.template.MailFacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The confirmation of a pre-order: one mail, instead of the one about any order.
 *
 * <p>It has to say what is paid when, and only payment-service knows. So where money follows later the mail waits for the
 * plan, which comes a moment after the order; a second mail with the plan would be the one that customers read as another
 * order. Should payment-service be away, the mail goes out without the plan after a while and says where to find it: late
 * news of the plan is then no reason to write again.
 */
@ApplicationScoped
class PreOrderMails {

    private final PreOrders preOrders;
    private final MailPlan plan;

    PreOrderMails(PreOrders preOrders, MailPlan plan) {
        this.preOrders = preOrders;
        this.plan = plan;
    }

    Uni<Void> received(ReceivedEvent event, MailFacts facts) {
        return facts.paysLater()
                ? preOrders
                        .await(event.merchant(), orderOf(event), event.id(), facts)
                        .chain(ready -> mail(event.merchant(), ready))
                : plan.mail(Occasion.of(event, facts), List.of(MailKind.PRE_ORDER_RECEIVED));
    }

    /** What is planned is news for a confirmation that waits, and for nothing else. */
    Uni<Void> planned(ReceivedEvent event) {
        var schedule = event.as(MailFacts.class).schedule();
        if (schedule == null) {
            throw new PoisonException("data lacks the schedule");
        }
        return preOrders
                .plan(event.merchant(), orderOf(event), schedule, event.sequence())
                .chain(ready -> mail(event.merchant(), ready));
    }

    /** Without the plan, if it has not come: the wait is over, or the order has ended and its end is mailed next. */
    Uni<Void> confirmNow(MerchantId merchant, UUID orderId) {
        return preOrders.take(merchant, orderId).chain(waiting -> mail(merchant, waiting));
    }

    private Uni<Void> mail(MerchantId merchant, Optional<Confirmation> confirmation) {
        return confirmation
                .map(ready -> plan.mail(
                        new Occasion(merchant, ready.orderId(), ready.causeId(), ready.facts()),
                        List.of(MailKind.PRE_ORDER_RECEIVED)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static UUID orderOf(ReceivedEvent event) {
        return UUID.fromString(event.subject());
    }
}
