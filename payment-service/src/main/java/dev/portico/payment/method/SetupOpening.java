package dev.portico.payment.method;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.account.domain.Account;
import dev.portico.payment.method.domain.CardSetup;
import dev.portico.payment.processor.OpenSetup;
import java.util.Locale;

/** A set-up with what the processor's page shows about it. */
record SetupOpening(MerchantId merchant, CardSetup setup, Account account, String shopName) {

    OpenSetup wish() {
        return new OpenSetup(
                merchant,
                setup.processorKey(),
                setup.id(),
                setup.orderId(),
                account.orderNumber(),
                shopName,
                account.balance().currency(),
                Locale.forLanguageTag(account.locale()),
                setup.returnUrl());
    }
}
