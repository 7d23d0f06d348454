package dev.portico.payment.refund;

import dev.portico.kit.http.Faults;
import dev.portico.kit.money.Amounts;
import dev.portico.payment.refund.domain.Refund;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The wish to give money back.
 *
 * @param amountMinor in minor units of {@code currency}, which is the order's
 * @param reason for staff and the customer
 * @param notifyCustomer whether the customer gets a mail; left out: no
 * @param allowMoreThanDue whether it may be more than is owed, up to what was paid; left out: no
 * @param outside whether it was given back elsewhere and is only to be recorded; left out: no
 */
record RefundRequest(
        @NotNull @Positive Long amountMinor,
        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
        @Nullable @Size(max = 500) String reason,
        boolean notifyCustomer,
        boolean allowMoreThanDue,
        boolean outside) {

    RefundWish toWish(UUID orderId) {
        var words = reason == null || reason.isBlank() ? null : reason.strip();
        return new RefundWish(
                orderId,
                new Refund.Terms(Refund.Kind.MANUAL, amount(), words, notifyCustomer, allowMoreThanDue, outside));
    }

    private Money amount() {
        try {
            return Amounts.of(currency, amountMinor);
        } catch (IllegalCurrencyException unknown) {
            var faults = new Faults().add("unknown-currency", "/currency", "Not an ISO 4217 currency");
            faults.throwIfAny(400, "invalid-request", "The request has faults");
            throw unknown;
        }
    }
}
