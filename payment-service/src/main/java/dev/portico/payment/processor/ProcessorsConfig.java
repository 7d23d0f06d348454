package dev.portico.payment.processor;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;

/** Which processor takes a merchant's payments. A merchant who isn't here uses the Sandbox. */
@ConfigMapping(prefix = "portico.processors")
public interface ProcessorsConfig {

    /** By merchant. */
    @WithParentName
    Map<String, Account> accounts();

    /** A merchant's account at a processor. Secrets are usually references: {@code ${DEMO_STRIPE_KEY}}. */
    interface Account {

        /** The processor's {@linkplain PaymentProcessor#name() name}. */
        @WithDefault("sandbox")
        String kind();

        /** What the processor's API is called with. */
        Optional<String> secretKey();

        /** What the processor signs its webhooks with. */
        Optional<String> webhookSecret();

        /** Last part of the address that the webhooks come to; unguessable, since it leads to the merchant. */
        Optional<String> webhookEndpoint();

        /** Where the processor's API is, when it is not where the whole world finds it. */
        Optional<String> apiBase();
    }
}
