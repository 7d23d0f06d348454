package dev.portico.payment.processor.stripe;

import com.stripe.net.RequestOptions;
import java.time.Instant;

/**
 * A call to Stripe that was begun under a key.
 *
 * @param key ours, stored by whoever wants the call
 * @param about the id at Stripe by which what it led to is found
 * @param calledAt when it was begun (UTC); what depends on time in it is counted from here, so that it can be repeated
 * @param round 0, or how often it was begun anew because what it led to was over
 */
record StripeCall(String key, String about, Instant calledAt, int round) {

    /** Stripe forgets keys after a day or so, but not surely: another round has another key. */
    RequestOptions options() {
        return under(key);
    }

    /** For the same thing asked otherwise, since Stripe refused it as it was. */
    RequestOptions optionsOtherwise() {
        return under(key + "-otherwise");
    }

    private RequestOptions under(String name) {
        return RequestOptions.builder()
                .setIdempotencyKey(round == 0 ? name : name + "-" + round)
                .build();
    }
}
