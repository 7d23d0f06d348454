package dev.portico.notification.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.portico.kit.inbox.ReceivedEvent;
import dev.portico.notification.recipient.OrderRecipient;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What we read of every order event: who the customer is, and whether the order is open. */
@JsonIgnoreProperties(ignoreUnknown = true)
record OrderEvent(OrderPart order) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record OrderPart(UUID id, String number, String status, String currency, CustomerPart customer) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record CustomerPart(
            @Nullable String email, @Nullable String firstName, @Nullable String lastName, @Nullable String locale) {}

    boolean isOpen() {
        return order.status().equals("OPEN");
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
