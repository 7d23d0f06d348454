package dev.portico.payment.method;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "portico.payment-method")
interface MethodConfig {

    /** How long a link to save another card works. */
    @WithDefault("P7D")
    Duration linkLifetime();

    /** Base of the link's address; the token follows. */
    @WithDefault("${portico.portal.url:http://localhost:8080}/card/")
    String linkUrl();

    /** Signs the links: {@code id:key[,id:key]}. */
    @WithDefault("${portico.link.keys}")
    String keys();

    /** How long a page that saves a card may stay without news before the processor is asked: a webhook may have been lost. */
    @WithDefault("PT15M")
    Duration askOpenAfter();

    /** How often to look for pages to ask about. */
    @WithDefault("1s")
    Duration pollEvery();
}
