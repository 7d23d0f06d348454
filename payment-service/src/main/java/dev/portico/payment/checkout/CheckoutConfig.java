package dev.portico.payment.checkout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

@ConfigMapping(prefix = "portico.checkout")
interface CheckoutConfig {

    /** How long after a lost answer the processor is asked for the first time; doubled each time it doesn't know either. */
    @WithDefault("PT5S")
    Duration reconcileAfter();

    /** How long a page may stay without news before the processor is asked: a webhook may have been lost. */
    @WithDefault("PT15M")
    Duration askOpenAfter();

    /**
     * By currency, the smallest part of a balance that may be paid at a time, in minor units; where it isn't named, one unit
     * of the currency, or a hundred of one without decimals. It should be no less than what the processor takes.
     */
    Map<String, Long> leastPartMinor();

    /** How often to look for checkouts to ask about. */
    @WithDefault("1s")
    Duration pollEvery();
}
