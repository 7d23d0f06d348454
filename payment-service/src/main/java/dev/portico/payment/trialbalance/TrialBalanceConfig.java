package dev.portico.payment.trialbalance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

@ConfigMapping(prefix = "portico.trial-balance")
interface TrialBalanceConfig {

    /** Accounts recomputed in one statement. */
    @Min(1)
    @Max(10_000)
    @WithDefault("1000")
    int chunk();

    /** How often a merchant's accounts are recomputed by themselves. */
    @WithDefault("PT24H")
    Duration every();

    /** How often to look for merchants whose turn it is. */
    @WithDefault("1m")
    Duration pollEvery();
}
