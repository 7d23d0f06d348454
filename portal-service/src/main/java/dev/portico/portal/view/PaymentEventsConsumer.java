package dev.portico.portal.view;

import com.fasterxml.jackson.annotation.JsonProperty;
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
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Balances, plans, cards and refunds, and how the last try to pay went. */
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
            "payment.action-required.v1",
            "schedule.planned.v1",
            "schedule.changed.v1",
            "charge.upcoming.v1",
            "payment-method.update-requested.v1",
            "payment-method.replaced.v1",
            "balance.overdue.v1",
            "refund.issued.v1",
            "refund.failed.v1");

    private static final Map<String, String> TOLD = Map.of(
            "payment.succeeded.v1", "paid",
            "payment.failed.v1", "paymentFailed",
            "refund.due.v1", "refundDue",
            "refund.issued.v1", "refunded",
            "refund.failed.v1", "refundFailed",
            "payment-method.replaced.v1", "cardChanged");

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
    @Incoming("payments")
    public Uni<Void> on(ConsumerRecords<String, String> records) {
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
                PaymentNews.facts(event),
                PaymentNews.refunds(event),
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
                told.url(),
                payment.purpose(),
                told.retry() == null
                        ? null
                        : new LastPayment.Retry(
                                told.retry().declineClass(), told.retry().nextAt()));
    }

    private static List<HistoryEntry> history(ReceivedEvent event, Told told) {
        var kind = TOLD.get(event.type());
        var balance = told.balance();
        var amount = told.amount();
        if (kind == null || balance == null || (amount == null && told.method() == null)) {
            return List.of();
        }
        return List.of(new HistoryEntry(
                event.id().toString(),
                at(event, told),
                kind,
                OrderHistory.by(event.actor().value()),
                told.method(),
                null,
                null,
                amount,
                balance.currency()));
    }

    private static Instant at(ReceivedEvent event, Told told) {
        return told.payment() == null || told.payment().paidAt() == null
                ? event.occurredAt()
                : told.payment().paidAt();
    }

    private record Told(
            @Nullable Balance balance,
            @Nullable Payment payment,
            @Nullable Refunded refund,
            @Nullable Long amountMinor,
            @Nullable String method,
            @Nullable String declineCode,
            @Nullable Retry retry,
            @Nullable String url) {

        /** Minor units; null where no money moved. */
        @Nullable
        Long amount() {
            if (payment != null) {
                return payment.amountMinor();
            }
            return refund == null ? amountMinor : Long.valueOf(refund.amountMinor());
        }
    }

    private record Payment(
            long amountMinor,
            String currency,
            @Nullable String purpose,
            @Nullable String method,
            @Nullable Instant paidAt) {}

    private record Refunded(long amountMinor) {}

    private record Retry(
            @JsonProperty("class") LastPayment.@Nullable DeclineClass declineClass, @Nullable Instant nextAt) {}
}
