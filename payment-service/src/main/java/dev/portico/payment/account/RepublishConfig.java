package dev.portico.payment.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

@ConfigMapping(prefix = "portico.republish")
interface RepublishConfig {

    /** Accounts announced in one transaction. */
    @Min(1)
    @Max(1000)
    @WithDefault("200")
    int chunk();

    /** Pause between two chunks, so that live events get through. */
    @WithDefault("200ms")
    Duration pause();
}
