package dev.portico.payment.checkout;

import dev.portico.payment.checkout.domain.PayRules;
import dev.portico.payment.checkout.domain.Purpose;
import java.util.UUID;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a customer wants to pay, as they saw it.
 *
 * @param installmentId for {@code INSTALLMENT}, the one they were shown; null for whichever is next
 * @param returnUrl where they go afterwards
 * @param saveCard whether the page offers to keep the card; a page that is open already stays as it is
 */
record PayWish(
        UUID orderId, Purpose purpose, @Nullable UUID installmentId, Money amount, String returnUrl, boolean saveCard) {

    PayRules.Wish toRule() {
        return new PayRules.Wish(purpose, installmentId, amount, returnUrl);
    }
}
