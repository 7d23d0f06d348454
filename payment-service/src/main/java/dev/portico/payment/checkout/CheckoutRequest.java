package dev.portico.payment.checkout;

import dev.portico.kit.http.Faults;
import dev.portico.kit.money.Amounts;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.UUID;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;

/**
 * The wish to pay.
 *
 * @param amountMinor what the customer was shown as due
 * @param returnUrl absolute http(s) address the customer goes to afterwards
 */
record CheckoutRequest(
        @NotNull @Pattern(regexp = "BALANCE") String purpose,
        @NotNull @Positive Long amountMinor,
        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
        @NotNull @Size(max = 2000) String returnUrl) {

    PayWish toWish(UUID orderId) {
        var faults = new Faults();
        if (!isWebAddress(returnUrl)) {
            faults = faults.add("invalid-url", "/returnUrl", "An absolute http or https address is needed");
        }
        if (!isCurrency(currency)) {
            faults = faults.add("unknown-currency", "/currency", "Not an ISO 4217 currency");
        }
        faults.throwIfAny(400, "invalid-request", "The request has faults");
        return new PayWish(orderId, purpose, amount(), returnUrl);
    }

    private Money amount() {
        return Amounts.of(currency, amountMinor);
    }

    private static boolean isWebAddress(String address) {
        try {
            var uri = new URI(address);
            return Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static boolean isCurrency(String code) {
        try {
            return Amounts.of(code, 0).isZero();
        } catch (IllegalCurrencyException unknown) {
            return false;
        }
    }
}
