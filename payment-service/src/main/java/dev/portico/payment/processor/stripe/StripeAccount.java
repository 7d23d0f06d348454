package dev.portico.payment.processor.stripe;

import com.stripe.StripeClient;
import dev.portico.kit.tenancy.MerchantId;

/** A merchant's account at Stripe, ready to be called. */
record StripeAccount(MerchantId merchant, StripeClient client) {}
