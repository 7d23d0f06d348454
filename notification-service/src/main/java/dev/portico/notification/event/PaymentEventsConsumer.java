package dev.portico.notification.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.portico.kit.inbox.EventConsumer;
import dev.portico.kit.inbox.PoisonException;
import dev.portico.kit.inbox.ReceivedEvent;
import dev.portico.kit.inbox.ReplayableConsumer;
import dev.portico.notification.delivery.DeliveryWorker;
import dev.portico.notification.delivery.domain.MailKind;
import dev.portico.notification.order.OrderMemory;
import dev.portico.notification.template.MailFacts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What payments mean for mails. */
@ApplicationScoped
class PaymentEventsConsumer implements ReplayableConsumer {

    private static final String NAME = "notification/payments";

    private final EventConsumer events;
    private final MailPlan plan;
    private final OrderMemory memory;
    private final PreOrderMails preOrders;
    private final DeliveryWorker worker;
    private final Map<String, Function<ReceivedEvent, Uni<Void>>> handlers;

    PaymentEventsConsumer(
            EventConsumer events, MailPlan plan, OrderMemory memory, PreOrderMails preOrders, DeliveryWorker worker) {
        this.events = events;
        this.plan = plan;
        this.memory = memory;
        this.preOrders = preOrders;
        this.worker = worker;
        this.handlers = Map.ofEntries(
                about("payment.requested.v1", event -> mail(event, MailKind.PAYMENT_REQUESTED)),
                about("payment.succeeded.v1", event -> mail(event, MailKind.PAYMENT_RECEIVED)),
                about("payment.failed.v1", this::failed),
                about("payment.action-required.v1", this::actionRequired),
                about("schedule.planned.v1", preOrders::planned),
                about("schedule.changed.v1", preOrders::planned),
                about("charge.upcoming.v1", event -> mail(event, MailKind.CHARGE_UPCOMING)),
                about("payment-method.update-requested.v1", event -> mail(event, MailKind.PAYMENT_METHOD_LINK)),
                about("payment-method.replaced.v1", event -> mail(event, MailKind.PAYMENT_METHOD_REPLACED)),
                about("balance.overdue.v1", event -> mail(event, MailKind.BALANCE_OVERDUE, MailKind.PAYMENT_OVERDUE)),
                about("refund.due.v1", event -> mail(event, MailKind.REFUND_DUE)),
                about("refund.issued.v1", this::refunded),
                about("refund.failed.v1", event -> mail(event, MailKind.REFUND_FAILED)),
                about("ledger.unbalanced.v1", event -> mail(event, MailKind.LEDGER_UNBALANCED)),
                about("balance.changed.v1", this::remember),
                about("account.snapshot.v1", this::remember));
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Balanced(BalancePart balance) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record BalancePart(UUID orderId, long paidMinor, long authorizedMinor, long refundedMinor) {}

    private static Map.Entry<String, Function<ReceivedEvent, Uni<Void>>> about(
            String type, Function<ReceivedEvent, Uni<Void>> mail) {
        return Map.entry(type, mail);
    }

    private Uni<Void> mail(ReceivedEvent event, MailKind... kinds) {
        return plan.mail(Occasion.of(event), List.of(kinds));
    }

    /** A charge fails while its customer is away, so that mail says what happens next. */
    private Uni<Void> failed(ReceivedEvent event) {
        var ofCharge = event.as(MailFacts.class).isOfCharge();
        return mail(event, ofCharge ? MailKind.CHARGE_FAILED : MailKind.PAYMENT_FAILED);
    }

    /** Who pays on a page is asked there. A bank that wants its customer for a charge has to be answered from a mail. */
    private Uni<Void> actionRequired(ReceivedEvent event) {
        return event.as(MailFacts.class).isOfCharge()
                ? mail(event, MailKind.CHARGE_FAILED)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> refunded(ReceivedEvent event) {
        var facts = event.as(MailFacts.class);
        if (!facts.cover(MailKind.REFUND_ISSUED)) {
            throw new PoisonException("data lacks the refund");
        }
        return facts.isRefundToTell()
                ? mail(event, MailKind.REFUND_ISSUED)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> remember(ReceivedEvent event) {
        var balance = event.as(Balanced.class).balance();
        return memory.rememberPaid(
                event.merchant(),
                balance.orderId(),
                event.sequence(),
                balance.paidMinor(),
                balance.authorizedMinor(),
                balance.refundedMinor());
    }

    @Override
    public String topic() {
        return "payment.events";
    }

    @Override
    @Incoming("payments")
    public Uni<Void> on(ConsumerRecords<String, String> received) {
        return events.consume(NAME, received, handlers).invoke(worker::wake);
    }
}
