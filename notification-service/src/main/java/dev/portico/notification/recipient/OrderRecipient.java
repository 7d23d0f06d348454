package dev.portico.notification.recipient;

import dev.portico.kit.tenancy.MerchantId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The customer behind an order, as the order's latest event has it.
 *
 * @param number as the customer knows the order
 * @param email null when the shop has none: such a customer gets no mail
 * @param locale null when the shop does not know it
 * @param currency ISO 4217
 */
public record OrderRecipient(
        UUID orderId,
        MerchantId merchant,
        String number,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable Locale locale,
        String currency) {

    /** An address that mail can be sent to. */
    public Optional<String> address() {
        return Optional.ofNullable(email).map(String::strip).filter(text -> text.indexOf('@') > 0);
    }

    /** How a mail greets: the first name, else the last, else nothing. */
    public String salutation() {
        return names().findFirst().orElse("");
    }

    public String fullName() {
        return names().collect(Collectors.joining(" "));
    }

    private Stream<String> names() {
        return Stream.of(Optional.ofNullable(firstName), Optional.ofNullable(lastName))
                .flatMap(Optional::stream)
                .map(String::strip)
                .filter(name -> !name.isEmpty());
    }
}
