package dev.portico.payment.charge.domain;

import dev.portico.payment.processor.domain.DeclineClass;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a declined charge is tried again. A soft decline may pass: after one day, three, and seven. A hard one never does, and
 * one for want of the customer's confirmation needs the customer, not another try.
 */
public final class Dunning {

    private static final List<Duration> PAUSES = List.of(Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(7));

    /** @param attempt the one that was declined, from 1 */
    public static Optional<Instant> nextAttempt(DeclineClass declineClass, int attempt, Instant declinedAt) {
        return declineClass == DeclineClass.SOFT && attempt <= PAUSES.size()
                ? Optional.of(declinedAt.plus(PAUSES.get(attempt - 1)))
                : Optional.empty();
    }

    private Dunning() {}
}
