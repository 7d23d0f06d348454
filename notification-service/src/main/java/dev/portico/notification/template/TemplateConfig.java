package dev.portico.notification.template;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "portico.mail.template")
interface TemplateConfig {

    /** How long one template may render. */
    @WithDefault("500ms")
    Duration renderLimit();
}
