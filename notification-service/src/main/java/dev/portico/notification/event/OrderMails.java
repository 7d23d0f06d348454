package dev.portico.notification.event;

import dev.portico.kit.identity.Actor;
import dev.portico.kit.inbox.ReceivedEvent;
import dev.portico.notification.delivery.domain.MailKind;
import dev.portico.notification.order.CoveredWith;
import dev.portico.notification.order.OrderMemory;
import dev.portico.notification.template.EditFacts.RequestFacts;
import dev.portico.notification.template.MailFacts;
import dev.portico.notification.template.MailFacts.Remembered;
import dev.portico.notification.template.OrderFacts.LineFacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which mails what happened to an order asks for, and what they say beside what the event does. */
@ApplicationScoped
class OrderMails {

    private static final String CANCEL_APPROVAL = "CANCEL_APPROVAL";

    private final OrderMemory memory;
    private final MailPlan plan;
    private final StaffMails staff;
    private final PreOrderMails preOrders;

    OrderMails(OrderMemory memory, MailPlan plan, StaffMails staff, PreOrderMails preOrders) {
        this.memory = memory;
        this.plan = plan;
        this.staff = staff;
        this.preOrders = preOrders;
    }

    Uni<Void> mail(ReceivedEvent event, MailKind... kinds) {
        return plan.mail(Occasion.of(event), List.of(kinds));
    }

    Uni<Void> edited(ReceivedEvent event) {
        var facts = event.as(MailFacts.class);
        var requestId = facts.edit() == null ? null : facts.edit().requestId();
        return request(event, requestId)
                .chain(request -> settled(event, facts).chain(settled -> edited(event, settled, request)));
    }

    /** With what becomes of the difference: what is given back, and what less is taken of what is only reserved. */
    private Uni<MailFacts> settled(ReceivedEvent event, MailFacts facts) {
        long total = facts.edit() == null ? 0 : facts.edit().totalAfterMinor();
        return memory.covered(event.merchant(), orderOf(event))
                .map(covered -> facts.with(Remembered.settlement(
                        covered.map(it -> it.refundMinor(total)).orElse(null),
                        covered.map(it -> it.cardMinor(total)).orElse(null))));
    }

    /** The shop knows of what it approved; of what was paid for it does not. */
    private Uni<Void> edited(ReceivedEvent event, MailFacts facts, Optional<RequestFacts> request) {
        var approved = request.filter(RequestFacts::waitsForApproval).isPresent();
        return plan.mail(Occasion.of(event, facts), List.of(approved ? MailKind.EDIT_APPROVED : MailKind.ORDER_EDITED))
                .chain(() -> isByCustomer(event) && !approved ? staff.edited(event, facts, false) : nothing());
    }

    Uni<Void> reverted(ReceivedEvent event) {
        var facts = event.as(MailFacts.class);
        var kind = "UNPAID".equals(facts.cause()) ? MailKind.EDIT_REVERTED_UNPAID : MailKind.EDIT_UNDONE;
        return settled(event, facts)
                .chain(settled -> plan.mail(Occasion.of(event, settled), List.of(kind)))
                .chain(() -> isByCustomer(event) ? staff.edited(event, facts, true) : nothing());
    }

    /** A cancellation that waits has an event and mails of its own. */
    Uni<Void> requested(ReceivedEvent event) {
        var facts = event.as(MailFacts.class);
        var kind = facts.request() == null ? "" : facts.request().kind();
        return switch (kind) {
            case CANCEL_APPROVAL -> nothing();
            case "PAYMENT" -> plan.mail(Occasion.of(event, facts), List.of(MailKind.EDIT_AWAITING_PAYMENT));
            default ->
                plan.mail(
                        Occasion.of(event, facts),
                        List.of(MailKind.EDIT_AWAITING_APPROVAL, MailKind.EDIT_REQUEST_WAITING));
        };
    }

    Uni<Void> declined(ReceivedEvent event) {
        var isCancellation = CANCEL_APPROVAL.equals(event.as(MailFacts.class).kind());
        return ended(event, isCancellation ? MailKind.CANCEL_DECLINED : MailKind.EDIT_DECLINED);
    }

    Uni<Void> expired(ReceivedEvent event) {
        return ended(event, MailKind.EDIT_EXPIRED);
    }

    private Uni<Void> ended(ReceivedEvent event, MailKind kind) {
        var facts = event.as(MailFacts.class);
        return request(event, facts.requestId())
                .map(request -> facts.with(new Remembered(null, null, null, null, request.orElse(null))))
                .chain(known -> plan.mail(Occasion.of(event, known), List.of(kind)));
    }

    Uni<Void> canceled(ReceivedEvent event) {
        return closed(event, MailKind.ORDER_CANCELED, MailKind.ORDER_CANCELED_BY_CUSTOMER);
    }

    Uni<Void> withdrawn(ReceivedEvent event) {
        return closed(event, MailKind.WITHDRAWAL_RECEIVED, MailKind.ORDER_WITHDRAWN_BY_CUSTOMER);
    }

    private Uni<Void> closed(ReceivedEvent event, MailKind toCustomer, MailKind toStaff) {
        var facts = event.as(MailFacts.class);
        var kinds = new ArrayList<>(List.of(toCustomer));
        if (isByCustomer(event)) {
            kinds.add(toStaff);
        }
        return staff.endSession(event.merchant(), orderOf(event))
                .chain(() -> preOrders.confirmNow(event.merchant(), orderOf(event)))
                .chain(() -> remembered(event, facts))
                .chain(known -> plan.mail(Occasion.of(event, facts.with(known)), kinds));
    }

    private Uni<Remembered> remembered(ReceivedEvent event, MailFacts facts) {
        return memory.goods(event.merchant(), orderOf(event))
                .chain(goods -> memory.covered(event.merchant(), orderOf(event))
                        .map(covered -> remembered(facts, goods, covered)));
    }

    /** What was paid or reserved and is more than the order still costs: a fee, or nothing. */
    private static Remembered remembered(MailFacts facts, List<LineFacts> goods, Optional<CoveredWith> covered) {
        long total = facts.order() == null ? 0 : facts.order().totals().totalMinor();
        var refund = covered.map(it -> it.refundMinor(total)).orElse(null);
        var card = covered.map(it -> it.cardMinor(total)).orElse(null);
        return new Remembered(null, goods, refund, card, null);
    }

    /** A workflow rule's message. */
    Uni<Void> notice(ReceivedEvent event) {
        var facts = event.as(MailFacts.class);
        var toCustomer =
                facts.notice() != null && "CUSTOMER".equals(facts.notice().audience());
        return plan.mail(
                Occasion.of(event, facts), List.of(toCustomer ? MailKind.CUSTOMER_NOTICE : MailKind.STAFF_NOTICE));
    }

    /** About the shop: the event's subject is the merchant. */
    Uni<Void> allowance(ReceivedEvent event) {
        var occasion = Occasion.ofShop(event);
        var usage = occasion.facts().usage();
        var used = usage != null && usage.percent() >= 100;
        return plan.mail(occasion, List.of(used ? MailKind.ALLOWANCE_USED : MailKind.ALLOWANCE_NEARLY_USED));
    }

    private Uni<Optional<RequestFacts>> request(ReceivedEvent event, @Nullable UUID requestId) {
        return requestId == null
                ? Uni.createFrom().item(Optional.empty())
                : memory.request(event.merchant(), orderOf(event), requestId);
    }

    private static boolean isByCustomer(ReceivedEvent event) {
        return event.actor().equals(Actor.CUSTOMER);
    }

    private static UUID orderOf(ReceivedEvent event) {
        return UUID.fromString(event.subject());
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
