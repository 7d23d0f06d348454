package dev.portico.payment.refund;

import dev.portico.kit.config.WholeNumber;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "portico.refund")
interface RefundConfig {

    /** How long a request that stored a refund has to send it, before it is done for it. */
    @WithDefault("PT30S")
    Duration sendWithin();

    /** How long after a lost answer the processor is asked for the first time; doubled each time it doesn't know either. */
    @WithDefault("PT5S")
    Duration reconcileAfter();

    /** How long a refund may be under way without news before the processor is asked: a webhook may have been lost. */
    @WithDefault("PT1H")
    Duration askPendingAfter();

    /** How long after a refusal it is tried again for the first time; doubled each time, up to six hours. */
    @WithDefault("PT5M")
    Duration retryAfter();

    /** How many tries are made by themselves; then staff have to. */
    @WithConverter(WholeNumber.Positive.class)
    @WithDefault("5")
    int tries();

    /** How often to look for refunds to send, to ask about, and to try again. */
    @WithDefault("1s")
    Duration pollEvery();
}
