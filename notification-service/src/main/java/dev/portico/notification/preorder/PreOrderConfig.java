package dev.portico.notification.preorder;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "portico.pre-order")
interface PreOrderConfig {

    /** How long a pre-order's confirmation waits for the plan of its payments before it goes out without. */
    @WithDefault("PT2M")
    Duration planPatience();
}
