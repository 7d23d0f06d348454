package dev.portico.notification.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "portico.mail")
interface MailConfig {

    /** The address that mails come from. Replies go to the shop's own. */
    @WithDefault("orders@portico.example")
    String from();

    /** How long the mail server may take for one mail. */
    @WithDefault("20s")
    Duration timeout();
}
