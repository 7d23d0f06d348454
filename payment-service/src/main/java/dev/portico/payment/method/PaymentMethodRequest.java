package dev.portico.payment.method;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A card that a processor keeps already, such as one saved at the shop's checkout.
 *
 * @param customer the processor's id of whom it belongs to
 * @param card the processor's id of the card; never a card number
 * @param method in words for people, such as "Visa ending 4242"
 * @param ceilingMinor the most that the customer allowed to take at once, in minor units of the order's currency
 */
record PaymentMethodRequest(
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,40}") String processor,
        @NotBlank @Size(max = 200) @Pattern(regexp = NO_CARD_NUMBER, message = "looks like a card number")
                String customer,
        @NotBlank @Size(max = 200) @Pattern(regexp = NO_CARD_NUMBER, message = "looks like a card number") String card,
        @NotBlank @Size(max = 100) @Pattern(regexp = NO_CARD_NUMBER, message = "looks like a card number")
                String method,
        @Nullable @Positive Long ceilingMinor) {

    /** What has twelve digits in a row, blanks aside, may be one: those never reach Portico's tables. */
    private static final String NO_CARD_NUMBER = "(?!.*(?:\\d[ -]?){12}).*";
}
