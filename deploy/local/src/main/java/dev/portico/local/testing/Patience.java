package dev.portico.local.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * How long a test waits for what happens elsewhere: in a broker, another thread, a browser. Far longer than it takes on any
 * machine, since a wait ends as soon as it can and only a failure lasts this long.
 */
public final class Patience {

    public static final Duration LONG = Duration.ofSeconds(90);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

    /**
     * Instead of Awaitility's own, whose ten seconds are short for a build server. It looks at once and often: most of what is
     * waited for is there within some tens of milliseconds, and a module's tests wait thousands of times.
     */
    public static ConditionFactory await() {
        return Awaitility.await().atMost(LONG).pollDelay(Duration.ZERO).pollInterval(BETWEEN_LOOKS);
    }

    private Patience() {}
}
