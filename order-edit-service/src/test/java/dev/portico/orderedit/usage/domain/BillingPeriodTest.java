package dev.portico.orderedit.usage.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillingPeriodTest {

    @ParameterizedTest(name = "{0}: at {2} of an anniversary on {1}")
    @CsvSource({
        "the first day, 2026-01-31, 2026-01-31, 2026-01-31, 2026-02-28",
        "the last day before the 28th, 2026-01-31, 2026-02-27, 2026-01-31, 2026-02-28",
        "a month without a 31st has its last day, 2026-01-31, 2026-02-28, 2026-02-28, 2026-03-31",
        "the 31st comes back, 2026-01-31, 2026-03-30, 2026-02-28, 2026-03-31",
        "and is not the 28th, 2026-01-31, 2026-03-31, 2026-03-31, 2026-04-30",
        "a leap year, 2023-12-31, 2024-02-29, 2024-02-29, 2024-03-31",
        "the day before in a leap year, 2023-12-31, 2024-02-28, 2024-01-31, 2024-02-29",
        "29 February itself, 2024-02-29, 2025-02-28, 2025-02-28, 2025-03-29",
        "over a year's end, 2026-06-15, 2026-12-20, 2026-12-15, 2027-01-15",
        "years later, 2020-01-01, 2026-11-20, 2026-11-01, 2026-12-01",
        "a plan that is to begin, 2026-12-15, 2026-11-20, 2026-11-15, 2026-12-15",
        "a plan that is to begin on a 31st, 2026-12-31, 2026-11-20, 2026-10-31, 2026-11-30"
    })
    void periods(String situation, LocalDate anniversary, LocalDate today, LocalDate startsOn, LocalDate endsOn) {
        var noon = today.atTime(12, 0).toInstant(java.time.ZoneOffset.UTC);

        var period = BillingPeriod.at(noon, anniversary, java.time.ZoneOffset.UTC);

        assertThat(period.startsOn()).isEqualTo(startsOn);
        assertThat(period.endsOn()).isEqualTo(endsOn);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // midnight in Chicago is 05:00Z in summer and 06:00Z in winter
        "a second before midnight in the shop, America/Chicago, 2026-11-01T04:59:59Z, 2026-10-01T05:00:00Z, 2026-11-01T05:00:00Z",
        "midnight in the shop, America/Chicago, 2026-11-01T05:00:00Z, 2026-11-01T05:00:00Z, 2026-12-01T06:00:00Z",
        "midnight in UTC is not, Asia/Tokyo, 2026-11-30T15:00:00Z, 2026-11-30T15:00:00Z, 2026-12-31T15:00:00Z",
        "where clocks skip midnight the day begins later, America/Santiago, 2026-09-10T12:00:00Z, 2026-09-01T04:00:00Z, 2026-10-01T03:00:00Z"
    })
    void daysAreTheShops(String situation, ZoneId zone, Instant now, Instant start, Instant end) {
        var period = BillingPeriod.at(now, LocalDate.of(2025, 5, 1), zone);

        assertThat(period.start()).isEqualTo(start);
        assertThat(period.end()).isEqualTo(end);
    }

    @Test
    void onePeriodEndsWhereTheNextBegins() {
        var zone = ZoneId.of("Europe/Paris");
        var anniversary = LocalDate.of(2026, 1, 31);
        var period = BillingPeriod.at(Instant.parse("2026-02-01T12:00:00Z"), anniversary, zone);
        for (int i = 0; i < 48; i++) {
            var next = BillingPeriod.at(period.end(), anniversary, zone);
            assertThat(next.start()).isEqualTo(period.end());
            assertThat(BillingPeriod.at(period.end().minusNanos(1), anniversary, zone))
                    .isEqualTo(period);
            period = next;
        }
        assertThat(period.startsOn()).isEqualTo(LocalDate.of(2030, 1, 31));
    }
}
