package dev.portico.payment.processor.stripe;

import dev.portico.kit.tenancy.MerchantId;

/** Whose webhooks come to an address, and what they are signed with. */
public record StripeEndpoint(MerchantId merchant, String secret) {

    @Override
    public String toString() {
        return "StripeEndpoint[" + merchant + "]";
    }
}
