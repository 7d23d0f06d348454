package dev.portico.payment.processor.stripe;

import dev.portico.kit.config.WholeNumber;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "portico.stripe")
interface StripeConfig {

    /** How long Stripe may take to accept a connection. */
    @WithDefault("PT3S")
    Duration connectTimeout();

    /** How long Stripe may take to answer; after that nothing is known about the call. */
    @WithDefault("PT20S")
    Duration readTimeout();

    /** How many calls may be under way at a time: each holds a thread, since Stripe's client blocks. */
    @WithConverter(WholeNumber.Positive.class)
    @WithDefault("8")
    int calls();

    /** How many more calls may wait for their turn; beyond that Stripe counts as unreachable. */
    @WithConverter(WholeNumber.Positive.class)
    @WithDefault("64")
    int waitingCalls();

    /** How long a page can be paid on: 30 minutes to 24 hours, says Stripe. */
    @WithDefault("PT23H")
    Duration pageLifetime();
}
