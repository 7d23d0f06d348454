package dev.portico.portal.view;

import dev.portico.kit.inbox.EventBatches;
import dev.portico.kit.inbox.ReceivedEvent;
import dev.portico.kit.inbox.ReplayableConsumer;
import dev.portico.portal.view.domain.Balance;
import dev.portico.portal.view.domain.HistoryEntry;
import dev.portico.portal.view.domain.LastPayment;
import dev.portico.portal.view.domain.LastPayment.State;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Balances, and how the last try to pay went. */
@ApplicationScoped
class PaymentEventsConsumer implements ReplayableConsumer {

    private static final Map<String, State> OUTCOMES = Map.of(
            "payment.succeeded.v1", State.SUCCEEDED,
            "payment.failed.v1", State.FAILED,
            "payment.unknown.v1", State.UNKNOWN,
            "payment.action-required.v1", State.ACTION_REQUIRED);

    private static final Set<String> TYPES = Set.of(
            "account.snapshot.v1",
            "balance.changed.v1",
            "payment.requested.v1",
            "refund.due.v1",
            "payment.succeeded.v1",
            "payment.failed.v1",
            "payment.unknown.v1",
            "payment.action-required.v1");

    private static final Map<String, String> TOLD = Map.of(
            "payment.succeeded.v1", "paid",
            "payment.failed.v1", "paymentFailed",
            "refund.due.v1", "refundDue");

    private final EventBatches batches;
    private final OrderViews views;

    PaymentEventsConsumer(EventBatches batches, OrderViews views) {
        this.batches = batches;
        this.views = views;
    }

    @Override
    public String topic() {
        return "payment.events";
    }

    @Override
    public Uni<Void> on(ConsumerRecord<String, String> received) {
        return on(EventBatches.only(received));
    }

    @Incoming("payments")
    Uni<Void> on(ConsumerRecords<String, String> records) {
        return batches.consume(records, TYPES, this::project);
    }

    private Uni<Void> project(List<ReceivedEvent> events) {
        return views.apply(events.stream().map(PaymentEventsConsumer::change).toList());
    }

    private static ViewChange change(ReceivedEvent event) {
        var told = event.as(Told.class);
        return ViewChange.ofPayment(
                event.merchant().value(),
                UUID.fromString(event.subject()),
                event.sequence(),
                told.balance() == null ? null : event.data().path("balance"),
                lastPayment(event, told),
                history(event, told));
    }

    private static @Nullable LastPayment lastPayment(ReceivedEvent event, Told told) {
        var state = OUTCOMES.get(event.type());
        var payment = told.payment();
        if (state == null || payment == null) {
            return null;
        }
        return new LastPayment(
                state,
                event.sequence(),
                event.occurredAt(),
                payment.amountMinor(),
                payment.currency(),
                payment.method(),
                told.declineCode(),
                told.url());
    }

    private static List<HistoryEntry> history(ReceivedEvent event, Told told) {
        var kind = TOLD.get(event.type());
        var amount = told.payment() == null
                ? told.amountMinor()
                : Long.valueOf(told.payment().amountMinor());
        if (kind == null || amount == null || told.balance() == null) {
            return List.of();
        }
        return List.of(new HistoryEntry(
                event.id().toString(),
                at(event, told),
                kind,
                OrderHistory.by(event.actor().value()),
                null,
                null,
                null,
                amount,
                told.balance().currency()));
    }

    private static Instant at(ReceivedEvent event, Told told) {
        return told.payment() == null || told.payment().paidAt() == null
                ? event.occurredAt()
                : told.payment().paidAt();
    }

    private record Told(
            @Nullable Balance balance,
            @Nullable Payment payment,
            @Nullable Long amountMinor,
            @Nullable String declineCode,
            @Nullable String url) {}

    private record Payment(long amountMinor, String currency, @Nullable String method, @Nullable Instant paidAt) {}
}
