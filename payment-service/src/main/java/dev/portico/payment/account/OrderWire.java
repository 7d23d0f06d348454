package dev.portico.payment.account;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.portico.kit.inbox.PoisonException;
import dev.portico.kit.inbox.ReceivedEvent;
import dev.portico.kit.money.Amounts;
import dev.portico.payment.account.domain.OrderFacts;
import dev.portico.payment.account.domain.PaymentMade;
import dev.portico.payment.schedule.PreOrderWire;
import dev.portico.payment.schedule.domain.OrderTerms;
import dev.portico.payment.schedule.domain.PreOrderLine;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** The few fields of an order event that money depends on. Everything else in it may change without notice. */
@JsonIgnoreProperties(ignoreUnknown = true)
record OrderWire(@Nullable Order order, @Nullable List<Payment> payments, @Nullable Hold hold, boolean released) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Order(
            UUID id,
            String number,
            long version,
            String currency,
            Totals totals,
            @Nullable Customer customer,
            @Nullable PendingEdit pendingEdit,
            @Nullable String status,
            @Nullable Instant placedAt,
            boolean taxesIncluded,
            @Nullable List<Line> lines) {

        /** The lines of a canceled order stay readable, but nobody pays for them. */
        private List<Line> paidFor() {
            return lines == null || "CANCELED".equals(status) ? List.of() : lines;
        }

        private List<PreOrderLine> preOrders() {
            return paidFor().stream()
                    .flatMap(line -> line.preOrder(currency, taxesIncluded))
                    .toList();
        }

        private Set<UUID> arrived() {
            return paidFor().stream().filter(Line::hasArrived).map(Line::id).collect(Collectors.toUnmodifiableSet());
        }
    }

    /** A line, of which only the pre-ordered ones matter. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Line(
            UUID id, int quantity, long totalMinor, @Nullable List<TaxLine> taxLines, @Nullable PreOrderWire preOrder) {

        private Stream<PreOrderLine> preOrder(String currency, boolean taxesIncluded) {
            if (preOrder == null) {
                return Stream.empty();
            }
            var amount = Amounts.of(currency, totalMinor + (taxesIncluded ? 0 : taxMinor()));
            return Stream.of(new PreOrderLine(id, quantity, amount, preOrder.toTerms(currency)));
        }

        /** Whether all of it has come into stock. */
        private boolean hasArrived() {
            return preOrder != null
                    && preOrder.allocatedUnits() != null
                    && quantity > 0
                    && preOrder.allocatedUnits() >= quantity;
        }

        private long taxMinor() {
            return taxLines == null
                    ? 0
                    : taxLines.stream().mapToLong(TaxLine::amountMinor).sum();
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record TaxLine(long amountMinor) {}

    /** @param lineIds null: the whole order */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Hold(@Nullable String kind, @Nullable List<UUID> lineIds) {

        private static final Set<String> PRE_ORDER = Set.of("PREORDER", "PRE_ORDER");

        private Set<UUID> preOrdersAmong(List<PreOrderLine> lines) {
            return lines.stream()
                    .map(PreOrderLine::lineId)
                    .filter(line -> kind != null && PRE_ORDER.contains(kind))
                    .filter(line -> lineIds == null || lineIds.contains(line))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** What waits: only one for its payment says what the order is going to cost. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record PendingEdit(String kind, long totalAfterMinor) {

        boolean waitsForPayment() {
            return "PAYMENT".equals(kind);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Totals(@Nullable Long totalMinor) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Customer(@Nullable String locale) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Payment(
            String externalId,
            @Nullable String chargeId,
            long amountMinor,
            @Nullable String method,
            @Nullable Instant paidAt,
            PaymentMade.@Nullable Status status) {

        private PaymentMade toPaymentMade(String currency, Instant told) {
            return new PaymentMade(
                    externalId,
                    chargeId,
                    Amounts.of(currency, amountMinor),
                    method,
                    Objects.requireNonNullElse(paidAt, told),
                    Objects.requireNonNullElse(status, PaymentMade.Status.CAPTURED));
        }
    }

    /** @throws PoisonException when a field that money depends on is missing or impossible */
    static OrderFacts facts(ReceivedEvent event, OrderFacts.Cause cause) {
        try {
            return event.as(OrderWire.class).toFacts(event, cause);
        } catch (IllegalArgumentException | NullPointerException impossible) {
            throw new PoisonException("not an order that can be accounted for", impossible);
        }
    }

    @SuppressWarnings("NullAway") // what is missing ends in a PoisonException above
    private OrderFacts toFacts(ReceivedEvent event, OrderFacts.Cause cause) {
        return new OrderFacts(
                order.id(),
                Objects.requireNonNull(order.number()),
                locale(),
                cause,
                order.version(),
                event.sequence(),
                Amounts.of(order.currency(), order.totals().totalMinor()),
                expectedTotal(),
                paymentsMade(event),
                terms(event));
    }

    @SuppressWarnings("NullAway") // as below
    private OrderTerms terms(ReceivedEvent event) {
        var lines = order.preOrders();
        var placedAt = Objects.requireNonNullElse(order.placedAt(), event.occurredAt());
        return new OrderTerms(
                placedAt, lines, hold == null || !released ? Set.of() : hold.preOrdersAmong(lines), order.arrived());
    }

    @SuppressWarnings("NullAway") // as below
    private @Nullable Money expectedTotal() {
        var pending = order.pendingEdit();
        return pending == null || !pending.waitsForPayment()
                ? null
                : Amounts.of(order.currency(), pending.totalAfterMinor());
    }

    private String locale() {
        var known = order == null || order.customer() == null
                ? null
                : order.customer().locale();
        return known == null ? "en" : known;
    }

    @SuppressWarnings("NullAway") // as above
    private List<PaymentMade> paymentsMade(ReceivedEvent event) {
        return payments == null
                ? List.of()
                : payments.stream()
                        .map(payment -> payment.toPaymentMade(order.currency(), event.occurredAt()))
                        .toList();
    }
}
