package dev.portico.orderedit.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portico.kit.http.Fault;
import dev.portico.kit.http.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaysTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        ", , 2026-11-01, 2026-11-20",
        "2026-10-05, , 2026-10-05, 2026-11-20",
        ", 2026-11-10, 2026-11-01, 2026-11-10",
        ", 2026-10-10, 2026-10-10, 2026-10-10",
        "2026-12-01, , 2026-12-01, 2026-12-01",
        "2026-11-20, 2026-11-20, 2026-11-20, 2026-11-20",
        "2020-01-01, , 2025-11-20, 2026-11-20"
    })
    void whatIsNotSaidIsUntilToday(String from, String to, LocalDate first, LocalDate last) {
        var days = Days.Asked.of(from, to, 366).until(TODAY, FIRST, 366);

        assertThat(days).isEqualTo(new Days(first, last));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "yesterday, , /from",
        ", 2026-02-30, /to",
        "2026-13-01, x, /from /to",
        "2026-11-20, 2026-11-19, /to",
        "2025-11-20, 2026-11-21, /to",
        "-999999999-01-01, 999999999-12-31, /from /to"
    })
    void nonsenseIsNamed(String from, String to, String pointers) {
        assertThatThrownBy(() -> Days.Asked.of(from, to, 366))
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(
                                refused.problem().faults().stream().map(Fault::pointer))
                        .containsExactlyElementsOf(Arrays.asList(pointers.split(" "))));
    }

    @Test
    void bothDaysAreIncluded() {
        var days = new Days(FIRST, FIRST);

        assertThat(days.start(ZoneId.of("America/Chicago"))).isEqualTo(Instant.parse("2026-11-01T05:00:00Z"));
        assertThat(days.end(ZoneId.of("America/Chicago"))).isEqualTo(Instant.parse("2026-11-02T06:00:00Z"));
    }
}
