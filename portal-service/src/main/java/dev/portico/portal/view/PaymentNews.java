package dev.portico.portal.view;

import dev.portico.kit.inbox.ReceivedEvent;
import dev.portico.portal.view.domain.Card;
import dev.portico.portal.view.domain.CardLink;
import dev.portico.portal.view.domain.Overdue;
import dev.portico.portal.view.domain.PaymentFacts;
import dev.portico.portal.view.domain.Refund;
import dev.portico.portal.view.domain.Schedule;
import dev.portico.portal.view.domain.UpcomingCharge;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an event of payment-service says beside the balance. */
final class PaymentNews {

    static PaymentFacts facts(ReceivedEvent event) {
        var told = event.as(Told.class);
        return new PaymentFacts(
                told.schedule() == null
                        ? null
                        : new Schedule(
                                event.sequence(),
                                told.schedule().currency(),
                                told.schedule().items()),
                upcoming(event, told.charge()),
                card(event, told),
                told.updateRequest() == null
                        ? null
                        : new CardLink(
                                event.sequence(),
                                event.occurredAt(),
                                told.updateRequest().expiresAt()),
                told.overdue() == null
                        ? null
                        : new Overdue(
                                event.sequence(),
                                told.overdue().amountMinor(),
                                told.overdue().since()));
    }

    /** By its id, since one order may have several; empty for events that are about none. */
    static Map<String, Refund> refunds(ReceivedEvent event) {
        var told = event.as(Told.class);
        var refund = told.refund();
        if (refund == null) {
            return Map.of();
        }
        var isIssued = event.type().equals("refund.issued.v1");
        return Map.of(
                refund.id().toString(),
                new Refund(
                        event.sequence(),
                        isIssued ? Refund.State.ISSUED : Refund.State.FAILED,
                        refund.at() == null ? event.occurredAt() : refund.at(),
                        refund.amountMinor(),
                        refund.currency(),
                        refund.method(),
                        told.nextAt()));
    }

    private static @Nullable UpcomingCharge upcoming(ReceivedEvent event, @Nullable Charge charge) {
        return charge == null
                ? null
                : new UpcomingCharge(
                        event.sequence(), charge.amountMinor(), charge.currency(), charge.on(), charge.method());
    }

    /** A card is named when it replaces another, and each time it is or will be charged. */
    private static @Nullable Card card(ReceivedEvent event, Told told) {
        var method = told.method();
        if (method == null && told.charge() != null) {
            method = told.charge().method();
        }
        if (method == null
                && told.payment() != null
                && "CHARGE".equals(told.payment().purpose())) {
            method = told.payment().method();
        }
        return method == null ? null : new Card(event.sequence(), method, event.occurredAt());
    }

    private record Told(
            @Nullable Planned schedule,
            @Nullable Charge charge,
            @Nullable Payment payment,
            @Nullable String method,
            @Nullable UpdateRequest updateRequest,
            @Nullable Debt overdue,
            @Nullable Refunded refund,
            @Nullable Instant nextAt) {}

    private record Planned(String currency, List<Schedule.Item> items) {}

    private record Charge(long amountMinor, String currency, LocalDate on, @Nullable String method) {}

    private record Payment(@Nullable String purpose, @Nullable String method) {}

    private record UpdateRequest(@Nullable Instant expiresAt) {}

    private record Debt(long amountMinor, Instant since) {}

    private record Refunded(
            UUID id, long amountMinor, String currency, @Nullable String method, @Nullable Instant at) {}

    private PaymentNews() {}
}
