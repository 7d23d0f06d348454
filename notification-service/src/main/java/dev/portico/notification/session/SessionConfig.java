package dev.portico.notification.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "portico.edit-session")
interface SessionConfig {

    /** How long after a customer's first edit staff get the mail about all of them. */
    @WithDefault("PT5M")
    Duration length();
}
