package dev.portico.notification.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.portico.kit.inbox.ReceivedEvent;
import dev.portico.notification.recipient.OrderRecipient;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What we read of every order event: who the customer is, whether the order is open, and which listings it waits for. */
@JsonIgnoreProperties(ignoreUnknown = true)
record OrderEvent(OrderPart order) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record OrderPart(
            UUID id, String number, String status, String currency, CustomerPart customer, List<LinePart> lines) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record LinePart(int quantity, int fulfilledQuantity, @Nullable PreOrderPart preOrder) {

        boolean isAwaited() {
            return quantity > fulfilledQuantity;
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record PreOrderPart(UUID listingId) {

        PreOrderPart {
            Objects.requireNonNull(listingId);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record CustomerPart(
            @Nullable String email, @Nullable String firstName, @Nullable String lastName, @Nullable String locale) {}

    boolean isOpen() {
        return order.status().equals("OPEN");
    }

    /** Of what was pre-ordered and has not been shipped yet; none when the order has ended. */
    List<UUID> awaitedListings() {
        return isOpen()
                ? order.lines().stream()
                        .filter(LinePart::isAwaited)
                        .flatMap(line -> Stream.ofNullable(line.preOrder()))
                        .map(PreOrderPart::listingId)
                        .distinct()
                        .toList()
                : List.of();
    }

    OrderRecipient recipient(ReceivedEvent event) {
        var customer = order.customer();
        return new OrderRecipient(
                order.id(),
                event.merchant(),
                order.number(),
                customer.email(),
                customer.firstName(),
                customer.lastName(),
                customer.locale() == null ? null : Locale.forLanguageTag(customer.locale()),
                order.currency());
    }
}
