package dev.portico.payment.mandate;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portico.kit.money.Amounts;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer confirmed. Amounts in minor units of {@code currency}.
 *
 * @param orderVersion the version of the order that the edit was made to
 * @param agreedMinor what is charged later in all
 * @param mostAtOnceMinor the most of it at a time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConfirmationView(
        UUID id,
        UUID orderId,
        long orderVersion,
        long agreedMinor,
        long mostAtOnceMinor,
        String currency,
        @Nullable String method,
        Instant confirmedAt) {

    static ConfirmationView of(Confirmation confirmation) {
        return new ConfirmationView(
                confirmation.id(),
                confirmation.orderId(),
                confirmation.orderVersion(),
                Amounts.minor(confirmation.agreed()),
                Amounts.minor(confirmation.mostAtOnce()),
                confirmation.agreed().getCurrencyUnit().getCode(),
                confirmation.method(),
                confirmation.confirmedAt());
    }
}
