package dev.portico.payment.charge;

import dev.portico.kit.config.WholeNumber;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalTime;
import org.eclipse.microprofile.config.spi.Converter;

@ConfigMapping(prefix = "portico.charge")
interface ChargeConfig {

    /** How many charges are under way at the same time, in each replica of the service. */
    @WithConverter(Parallel.class)
    @WithDefault("32")
    int parallel();

    /** How many days ahead a customer is told of a planned charge; what the order's schedule plans waits for that. */
    @WithConverter(NoticeDays.class)
    @WithDefault("3")
    int noticeDays();

    /** The time of day in the shop at which planned charges are announced and made. */
    @WithDefault("09:00")
    LocalTime at();

    /** How long a charge waits for another payment of its order that is under way. */
    @WithDefault("PT15M")
    Duration waitForPayment();

    /** How long the processor may take before it is asked what became of an attempt: the service may have died meanwhile. */
    @WithDefault("PT1M")
    Duration askAfter();

    /** How long after a lost answer the processor is asked for the first time; doubled each time it doesn't know either. */
    @WithDefault("PT5S")
    Duration reconcileAfter();

    /** How long a customer has for their bank's question before the order may be charged anew. */
    @WithDefault("P7D")
    Duration confirmWithin();

    /** How often to look for charges that are due. */
    @WithDefault("1s")
    Duration pollEvery();

    /** Calls of the processor at the same time. */
    final class Parallel implements Converter<Integer> {

        @Override
        public Integer convert(String value) {
            return WholeNumber.between(1, 200, value);
        }
    }

    /** With 0 nothing is announced. */
    final class NoticeDays implements Converter<Integer> {

        @Override
        public Integer convert(String value) {
            return WholeNumber.between(0, 60, value);
        }
    }
}
