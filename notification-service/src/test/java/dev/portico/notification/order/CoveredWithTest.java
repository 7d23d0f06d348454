package dev.portico.notification.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoveredWithTest {

    @ParameterizedTest(name = "{0}: {1} kept, {2} reserved, a total of {3}")
    @CsvSource({
        "nothing is reserved, 10000, 0, 7000, 3000,",
        "nor paid, 0, 0, 7000, 0,",
        "all is reserved, 0, 10000, 7000, 0, 7000",
        "and as much as it costs, 0, 10000, 10000, 0, 10000",
        "less than it costs, 0, 10000, 10001, 0,",
        "canceled, 0, 10000, 0, 0, 0",
        "canceled with a fee, 0, 10000, 500, 0, 500",
        "some is paid, 8000, 2000, 9000, 0, 1000",
        "what is paid covers it, 8000, 2000, 8000, 0, 0",
        "what is paid is more, 8000, 2000, 7999, 1, 0",
    })
    void whatIsGivenBackAndWhatIsTakenAtMost(
            String situation, long kept, long reserved, long total, long refund, Long card) {
        var covered = new CoveredWith(kept, reserved);

        assertThat(covered.refundMinor(total)).isEqualTo(refund);
        assertThat(covered.cardMinor(total)).isEqualTo(card);
    }
}
