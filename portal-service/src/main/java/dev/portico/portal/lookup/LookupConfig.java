package dev.portico.portal.lookup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many links may be asked for within an hour, per replica. */
@ConfigMapping(prefix = "portico.lookup")
interface LookupConfig {

    /** To one address of one shop, so that nobody's mailbox is filled. */
    @WithDefault("5")
    int perAddress();

    /** From one network address (of IPv6: one /64 network), so that nobody tries order numbers out. */
    @WithDefault("30")
    int perClient();

    /** From one shop, whoever asks: what its mails can bear. */
    @WithDefault("3000")
    int perShop();
}
