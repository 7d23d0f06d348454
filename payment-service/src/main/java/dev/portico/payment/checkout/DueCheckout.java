package dev.portico.payment.checkout;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.domain.Session;
import java.util.UUID;

/** A checkout to ask its processor about. */
record DueCheckout(MerchantId merchant, UUID id, String processor, Session session) {

    static DueCheckout of(CheckoutRow row) {
        return new DueCheckout(
                new MerchantId(row.merchant),
                row.id,
                row.processor,
                CheckoutRows.toCheckout(row).requireSession());
    }
}
