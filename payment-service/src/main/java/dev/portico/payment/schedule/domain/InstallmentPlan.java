package dev.portico.payment.schedule.domain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Equal payments at equal distances.
 *
 * @param every how many units apart, 1 or more
 * @param installments how many the customer picked, 1 or more
 */
public record InstallmentPlan(int every, Unit unit, int installments) {

    /** What the distance is counted in. Public: it appears in events. */
    public enum Unit {
        DAY(ChronoUnit.DAYS),
        WEEK(ChronoUnit.WEEKS),
        MONTH(ChronoUnit.MONTHS);

        private final ChronoUnit counted;

        Unit(ChronoUnit counted) {
            this.counted = counted;
        }
    }

    public InstallmentPlan {
        if (every < 1 || installments < 1) {
            throw new IllegalArgumentException(installments + " installments every " + every);
        }
    }

    /**
     * The day that many distances after the first one. Counted from the first, since a month that is too short must not
     * move the ones after it: 31 January, 28 February, 31 March.
     */
    LocalDate day(LocalDate first, int distances) {
        return first.plus((long) every * distances, unit.counted);
    }

    String spelling() {
        return installments + "x" + every + unit;
    }
}
