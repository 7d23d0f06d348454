package dev.portico.payment.checkout;

import dev.portico.kit.http.Faults;
import dev.portico.kit.money.Amounts;
import dev.portico.payment.checkout.domain.Purpose;
import dev.portico.payment.processor.WebAddress;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The wish to pay.
 *
 * @param purpose {@code BALANCE}: all that is outstanding, or that is due now; {@code INSTALLMENT}: what is open of the
 *     schedule's next item; {@code PART}: any amount within bounds; {@code ALL}: everything early
 * @param installmentId for {@code INSTALLMENT}, the item that the customer was shown; left out: whichever is next
 * @param amountMinor what the customer was shown, or chose, in minor units of {@code currency}
 * @param returnUrl absolute http(s) address the customer goes to afterwards
 * @param saveCard whether the page offers to keep the card for later payments; not when it is left out
 */
record CheckoutRequest(
        @NotNull @Pattern(regexp = "BALANCE|INSTALLMENT|PART|ALL") String purpose,
        @Nullable UUID installmentId,
        @NotNull @Positive Long amountMinor,
        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
        @NotNull @Size(max = 2000) String returnUrl,
        @Nullable Boolean saveCard) {

    PayWish toWish(UUID orderId) {
        var faults = new Faults();
        if (!WebAddress.isOne(returnUrl)) {
            faults = faults.add("invalid-url", "/returnUrl", "An absolute http or https address is needed");
        }
        if (!isCurrency(currency)) {
            faults = faults.add("unknown-currency", "/currency", "Not an ISO 4217 currency");
        }
        if (installmentId != null && wanted() != Purpose.INSTALLMENT) {
            faults = faults.add("installment-not-allowed", "/installmentId", "Only INSTALLMENT takes an installment");
        }
        faults.throwIfAny(400, "invalid-request", "The request has faults");
        return new PayWish(orderId, wanted(), installmentId, amount(), returnUrl, Boolean.TRUE.equals(saveCard));
    }

    private Purpose wanted() {
        return Purpose.valueOf(purpose);
    }

    private Money amount() {
        return Amounts.of(currency, amountMinor);
    }

    private static boolean isCurrency(String code) {
        try {
            return Amounts.of(code, 0).isZero();
        } catch (IllegalCurrencyException unknown) {
            return false;
        }
    }
}
