package dev.portico.notification.delivery;

import dev.portico.kit.config.WholeNumber;
import dev.portico.notification.delivery.domain.RetryPolicy;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "portico.delivery")
interface DeliveryConfig {

    /** How often to look for due mails; new ones are sent at once. */
    @WithDefault("2s")
    Duration pollEvery();

    /** How many mails are on their way at the same time; those without a connection of the mailer's pool wait for one. */
    @WithConverter(WholeNumber.Positive.class)
    @WithDefault("8")
    int parallel();

    /** After which a mail whose worker is gone is sent again. Longer than a mail may take. */
    @WithDefault("3m")
    Duration lease();

    /** How often a mail is tried before it is parked. */
    @WithConverter(WholeNumber.Positive.class)
    @WithDefault("8")
    int attempts();

    /** Between the first try and the second; doubles with each further one. */
    @WithDefault("30s")
    Duration firstPause();

    @WithDefault("1h")
    Duration longestPause();

    default RetryPolicy policy() {
        return new RetryPolicy(lease(), attempts(), firstPause(), longestPause());
    }
}
