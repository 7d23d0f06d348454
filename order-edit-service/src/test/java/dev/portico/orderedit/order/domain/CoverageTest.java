package dev.portico.orderedit.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.orderedit.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageTest {

    private static final Order CAPTURED = Fixtures.order();
    private static final long TOTAL = CAPTURED.totalMinor();

    @ParameterizedTest(name = "{0} covered, {1} reserved, {2} to spare, {3} owed: {4} costs {5}")
    @CsvSource({
        // all of it paid
        "100,   0,  0,  0,  100,    0",
        "100,   0,  0,  0,  101,    1",
        "100,   0,  0,  0,   99,   -1",
        // 30 of 100 that were reserved are not to be taken: a raise takes them first
        " 70,  70, 30,  0,   71,    0",
        " 70,  70, 30,  0,  100,    0",
        " 70,  70, 30,  0,  101,    1",
        " 70,  70, 30,  0,   69,   -1",
        // 10 are owed beside it, and stay owed
        " 70,  70, 30, 10,   80,   10",
        " 70,  70, 30, 10,   81,   10",
        " 70,  70, 30, 10,  110,   10",
        " 70,  70, 30, 10,  111,   11",
        " 70,  70, 30, 10,   75,    5",
        " 70,  70, 30, 10,   70,    0",
    })
    void spareMoneyPaysForWhatTheOrderCostsMore(
            long covered, long reserved, long spare, long owed, long total, long balance) {
        assertThat(new Coverage(covered, reserved, spare, owed).balanceMinor(total))
                .isEqualTo(balance);
    }

    @ParameterizedTest(name = "{0} covered, {1} reserved: at {2}, {3} go back and {4} are not taken")
    @CsvSource({
        "100,   0, 100,   0,   0",
        "100,   0,  99,   1,   0",
        "100,  40, 100,   0,   0",
        "100,  40,  60,   0,  40",
        "100,  40,  59,   1,  40",
        "100, 100,   0,   0, 100",
        "100,  40, 101,   0,   0",
    })
    void whatIsReservedIsNotTakenBeforeAnythingGoesBack(
            long covered, long reserved, long total, long refund, long notTaken) {
        var coverage = new Coverage(covered, reserved, 0, 0);
        assertThat(coverage.refundMinor(total)).isEqualTo(refund);
        assertThat(coverage.notTakenMinor(total)).isEqualTo(notTaken);
    }

    @Test
    void thePlatformTellsOfAnOrderBeforeTheBooksDo() {
        assertThat(Coverage.toldByPlatform(CAPTURED)).isEqualTo(new Coverage(TOTAL, 0, 0, 0));
        assertThat(Coverage.toldByPlatform(authorized())).isEqualTo(new Coverage(TOTAL, TOTAL, 0, 0));
    }

    @Test
    void whatTheBooksDoNotTakeOfAReservedAmountIsToSpare() {
        assertThat(Coverage.of(authorized(), 7000, 7000))
                .isEqualTo(new Coverage(7000, 7000, TOTAL - 7000, TOTAL - 7000));
        assertThat(Coverage.of(CAPTURED, TOTAL, 0)).isEqualTo(new Coverage(TOTAL, 0, 0, 0));
        assertThat(Coverage.of(CAPTURED, TOTAL + 1, TOTAL)).isEqualTo(new Coverage(TOTAL + 1, TOTAL, 0, 0));
    }

    private static Order authorized() {
        var payments = CAPTURED.payments().stream()
                .map(payment -> new Payment(
                        payment.externalId(),
                        null,
                        payment.amountMinor(),
                        payment.method(),
                        payment.paidAt(),
                        PaymentStatus.AUTHORIZED))
                .toList();
        return CAPTURED.copy().payments(payments).make();
    }
}
