package dev.portico.portal.view.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BalanceTest {

    @ParameterizedTest(name = "{0}: {1} paid, {2} reserved, a total of {3}")
    @CsvSource({
        "paid in full and dearer, 10000, 0, 12000, 0, 2000",
        "paid in full and cheaper, 10000, 0, 7000, 0, -3000",
        "reserved and cheaper, 0, 10000, 7000, 7000, 0",
        "reserved and canceled, 0, 10000, 0, 0, 0",
        "reserved and dearer, 0, 10000, 10001, 10000, 1",
        "both and cheaper, 8000, 2000, 9000, 1000, 0",
        "both and cheaper than what is paid, 8000, 2000, 7999, 0, -1",
    })
    void aLowerTotalTakesLessOfWhatIsReserved(
            String situation, long paid, long reserved, long total, long taken, long outstanding) {
        var after = new Balance("USD", 10000, paid, reserved, 0, 0, 10000 - paid - reserved).withTotal(total);

        assertThat(after.authorizedMinor()).isEqualTo(taken);
        assertThat(after.outstandingMinor()).isEqualTo(outstanding);
    }
}
