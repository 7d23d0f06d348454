package dev.portico.payment.trialbalance;

import dev.portico.kit.config.WholeNumber;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;

@ConfigMapping(prefix = "portico.trial-balance")
interface TrialBalanceConfig {

    /** Accounts recomputed in one statement. */
    @WithConverter(Chunk.class)
    @WithDefault("1000")
    int chunk();

    /** How often a merchant's accounts are recomputed by themselves. */
    @WithDefault("PT24H")
    Duration every();

    /** How often to look for merchants whose turn it is. */
    @WithDefault("1m")
    Duration pollEvery();

    /** Its statement reads and compares, and locks nothing. */
    final class Chunk implements Converter<Integer> {

        @Override
        public Integer convert(String value) {
            return WholeNumber.between(1, 10_000, value);
        }
    }
}
