package dev.portico.payment.account;

import dev.portico.kit.config.WholeNumber;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "portico.republish")
interface RepublishConfig {

    /** Accounts announced in one transaction. */
    @WithConverter(WholeNumber.Chunk.class)
    @WithDefault("200")
    int chunk();

    /** Pause between two chunks, so that live events get through. */
    @WithDefault("200ms")
    Duration pause();
}
