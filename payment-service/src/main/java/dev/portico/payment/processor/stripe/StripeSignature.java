package dev.portico.payment.processor.stripe;

import dev.portico.payment.processor.WebhookSignature;
import dev.portico.payment.processor.WebhookSignature.Verdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Stripe-Signature: t=<unix seconds>,v1=<hex>[,v1=<hex>…]}: the Sandbox's, with more than one signature
 * while a secret is being rolled, and with signatures of other schemes ({@code v0}) that say nothing.
 */
public final class StripeSignature {

    public static final String HEADER = "Stripe-Signature";

    /** Two secrets are all that Stripe signs with; hashing a body for each of a hundred would be a favour to attackers. */
    private static final int MOST_SIGNATURES = 4;

    public static Verdict verify(String secret, byte[] body, @Nullable String header, Instant now) {
        var verdicts = forms(header)
                .map(form -> WebhookSignature.verify(secret, body, form, now))
                .toList();
        return Stream.of(Verdict.GENUINE, Verdict.OUT_OF_TIME, Verdict.FORGED)
                .filter(verdicts::contains)
                .findFirst()
                .orElse(Verdict.MALFORMED);
    }

    /** The header once for each of its signatures. */
    private static Stream<String> forms(@Nullable String header) {
        List<String> parts = header == null
                ? List.of()
                : Arrays.stream(header.split(",")).map(String::strip).toList();
        var times = parts.stream().filter(part -> part.startsWith("t=")).toList();
        return times.size() != 1
                ? Stream.empty()
                : parts.stream()
                        .filter(part -> part.startsWith("v1="))
                        .limit(MOST_SIGNATURES)
                        .map(signature -> times.get(0) + "," + signature);
    }

    private StripeSignature() {}
}
