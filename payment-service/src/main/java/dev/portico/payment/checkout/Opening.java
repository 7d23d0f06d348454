package dev.portico.payment.checkout;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.account.domain.Account;
import dev.portico.payment.checkout.domain.Checkout;
import dev.portico.payment.processor.OpenSession;
import java.util.Locale;

/** A checkout with what the processor's page shows about it. */
record Opening(MerchantId merchant, Checkout checkout, Account account, String shopName) {

    OpenSession session() {
        return new OpenSession(
                merchant,
                checkout.processorKey(),
                checkout.id(),
                checkout.orderId(),
                account.orderNumber(),
                shopName,
                checkout.amount(),
                Locale.forLanguageTag(account.locale()),
                checkout.returnUrl(),
                checkout.offer().onFile(),
                checkout.offer().saveCard());
    }
}
