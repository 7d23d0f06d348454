package dev.portico.payment.checkout;

import dev.portico.kit.money.Amounts;
import dev.portico.payment.checkout.domain.Checkout;
import java.util.UUID;

/** @param url the processor's page */
record CheckoutView(UUID checkoutId, String url, long amountMinor, String currency) {

    static CheckoutView of(Checkout checkout) {
        return new CheckoutView(
                checkout.id(),
                checkout.requireSession().url(),
                Amounts.minor(checkout.amount()),
                checkout.amount().getCurrencyUnit().getCode());
    }
}
