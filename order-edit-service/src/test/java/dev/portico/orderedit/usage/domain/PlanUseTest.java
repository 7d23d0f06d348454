package dev.portico.orderedit.usage.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanUseTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, false", "9, false", "10, true", "11, true"})
    void anAllowanceEndsWithItsLastUse(long used, boolean exhausted) {
        var allowance = use(10, "2026-12-01", used);

        assertThat(allowance.exhausted()).isEqualTo(exhausted);
        assertThat(allowance.used()).isEqualTo((int) used);
        assertThat(allowance.limit()).isEqualTo(10);
        assertThat(allowance.until()).isEqualTo(Instant.parse("2026-12-01T00:00:00Z"));
    }

    @Test
    void aNewPeriodBeginsWithNothingUsed() {
        assertThat(use(10, "2026-11-01", 10).used()).isZero();
        assertThat(use(10, "2026-11-01", 10).exhausted()).isFalse();
    }

    @Test
    void usesOfAPeriodThatIsSaidToEndLaterStillCount() {
        assertThat(use(10, "2026-12-15", 10).exhausted()).isTrue();
    }

    @Test
    void withoutALimitNothingEnds() {
        var allowance = new PlanUse(new Plan("free", null, FIRST), FIRST, 1000).allowance(NOW, ZoneOffset.UTC);

        assertThat(allowance).isEqualTo(Allowance.UNLIMITED);
        assertThat(allowance.exhausted()).isFalse();
    }

    @ParameterizedTest(name = "use {1} of {0}")
    @CsvSource({
        "100, 79, ",
        "100, 80, 80",
        "100, 81, ",
        "100, 99, ",
        "100, 100, 100",
        "100, 101, ",
        "10, 8, 80",
        "10, 10, 100",
        // 80 % of 6 are 4.8: told with the fifth
        "6, 4, ",
        "6, 5, 80",
        "6, 6, 100",
        "2, 1, ",
        "2, 2, 100",
        "1, 1, 100",
        "2000000000, 1600000000, 80"
    })
    void eachThresholdIsReachedByOneUse(int limit, long used, Integer percent) {
        assertThat(Thresholds.reachedBy(used, limit)).isEqualTo(Optional.ofNullable(percent));
    }

    @ParameterizedTest(name = "{1} of {0}")
    @CsvSource({"100, 79, ", "100, 80, 80", "100, 99, 80", "100, 100, 100", "100, 5000, 100", "1, 0, "})
    void aPlanMayBeginBeyondAThreshold(int limit, long used, Integer percent) {
        assertThat(Thresholds.reached(used, limit)).isEqualTo(Optional.ofNullable(percent));
    }

    private static Allowance use(int limit, String periodEndsOn, long used) {
        return new PlanUse(new Plan("starter", limit, FIRST), LocalDate.parse(periodEndsOn), used)
                .allowance(NOW, ZoneOffset.UTC);
    }
}
