package dev.portico.notification.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.portico.kit.inbox.EventConsumer;
import dev.portico.kit.inbox.ReceivedEvent;
import dev.portico.kit.inbox.ReplayableConsumer;
import dev.portico.notification.delivery.DeliveryWorker;
import dev.portico.notification.delivery.domain.MailKind;
import dev.portico.notification.order.OrderMemory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What payments mean for mails. */
@ApplicationScoped
class PaymentEventsConsumer implements ReplayableConsumer {

    private static final String NAME = "notification/payments";

    private final EventConsumer events;
    private final MailPlan plan;
    private final OrderMemory memory;
    private final DeliveryWorker worker;
    private final Map<String, Function<ReceivedEvent, Uni<Void>>> handlers;

    PaymentEventsConsumer(EventConsumer events, MailPlan plan, OrderMemory memory, DeliveryWorker worker) {
        this.events = events;
        this.plan = plan;
        this.memory = memory;
        this.worker = worker;
        this.handlers = Map.of(
                "payment.requested.v1", event -> mail(event, MailKind.PAYMENT_REQUESTED),
                "payment.succeeded.v1", event -> mail(event, MailKind.PAYMENT_RECEIVED),
                "payment.failed.v1", event -> mail(event, MailKind.PAYMENT_FAILED),
                "refund.due.v1", event -> mail(event, MailKind.REFUND_DUE),
                "balance.changed.v1", this::remember,
                "account.snapshot.v1", this::remember);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Balanced(BalancePart balance) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record BalancePart(UUID orderId, long paidMinor, long refundedMinor) {}

    private Uni<Void> mail(ReceivedEvent event, MailKind kind) {
        return plan.mail(Occasion.of(event), List.of(kind));
    }

    private Uni<Void> remember(ReceivedEvent event) {
        var balance = event.as(Balanced.class).balance();
        return memory.rememberPaid(
                event.merchant(), balance.orderId(), event.sequence(), balance.paidMinor(), balance.refundedMinor());
    }

    @Override
    public String topic() {
        return "payment.events";
    }

    @Override
    @Incoming("payments")
    public Uni<Void> on(ConsumerRecord<String, String> received) {
        return events.consume(NAME, received, handlers).invoke(worker::wake);
    }
}
