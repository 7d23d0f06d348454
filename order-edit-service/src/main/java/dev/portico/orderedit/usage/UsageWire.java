package dev.portico.orderedit.usage;

import dev.portico.orderedit.usage.domain.BillingPeriod;
import java.time.Instant;

/** The data of this feature's events. The golden examples are in {@code contracts/events}. */
final class UsageWire {

    /** So many percent of the allowance are used; {@code periodEnd} is the first instant of the next period. */
    record ThresholdReached(Usage usage) {}

    record Usage(Instant periodStart, Instant periodEnd, int limit, long used, int percent) {}

    static ThresholdReached thresholdReached(BillingPeriod period, int limit, long used, int percent) {
        return new ThresholdReached(new Usage(period.start(), period.end(), limit, used, percent));
    }

    private UsageWire() {}
}
