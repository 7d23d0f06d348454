package dev.portico.orderedit.order.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SharesTest {

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("table")
    void byWeight(long amount, List<Long> weights, List<Long> expected) {
        assertThat(Shares.byWeight(amount, weights)).isEqualTo(expected);
    }

    static Stream<Arguments> table() {
        return Stream.of(
                arguments(100, List.of(1L, 1L, 1L), List.of(34L, 33L, 33L)),
                arguments(2130, List.of(12000L, 5000L, 4299L), List.of(1200L, 500L, 430L)),
                arguments(1, List.of(0L, 5L), List.of(0L, 1L)),
                arguments(0, List.of(3L, 4L), List.of(0L, 0L)),
                arguments(
                        1_000_000_000_000L,
                        List.of(Long.MAX_VALUE, Long.MAX_VALUE),
                        List.of(500_000_000_000L, 500_000_000_000L)));
    }

    @Test
    void nothingIsLost() {
        for (long amount = 0; amount < 500; amount++) {
            assertThat(Shares.byWeight(amount, List.of(7L, 11L, 13L, 1L)).stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(amount);
        }
    }

    @Test
    void withoutWeightThereIsNoShare() {
        assertThatThrownBy(() -> Shares.byWeight(1, List.of(0L))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"1000, 3, 0, 0", "1000, 3, 1, 334", "1000, 3, 2, 667", "1000, 3, 3, 1000", "1000, 3, 9, 1000"})
    void theLastUnitsLoseTheirsFirst(long amount, int units, int kept, long expected) {
        assertThat(Shares.ofFirstUnits(amount, units, kept)).isEqualTo(expected);
    }

    @Test
    void unitsSumUpToTheWhole() {
        assertThat(IntStream.rangeClosed(1, 7)
                        .mapToLong(kept -> Shares.ofFirstUnits(1000, 7, kept) - Shares.ofFirstUnits(1000, 7, kept - 1))
                        .sum())
                .isEqualTo(1000);
    }
}
