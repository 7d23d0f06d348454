package dev.portico.payment.refund.domain;

import static dev.portico.payment.refund.domain.RefundDomainFixtures.card;
import static dev.portico.payment.refund.domain.RefundDomainFixtures.shop;
import static dev.portico.payment.refund.domain.RefundDomainFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SplitTest {

    private static final List<Source> PAID = List.of(shop(10000), card(1, 5000, 0), card(2, 3000, 1000));

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void shares(String situation, long minor, List<String> expected) {
        assertThat(Split.over(usd(minor), PAID))
                .extracting(
                        share -> share.source().payment() + " " + share.amount().getAmountMinorLong())
                .containsExactlyElementsOf(expected);
    }

    static Stream<Arguments> table() {
        return Stream.of(
                Arguments.of("the newest payment is enough", 1999L, List.of("sbx_pay_2 1999")),
                Arguments.of("just so", 2000L, List.of("sbx_pay_2 2000")),
                Arguments.of("one cent more takes the next", 2001L, List.of("sbx_pay_2 2000", "sbx_pay_1 1")),
                Arguments.of("two used up", 7000L, List.of("sbx_pay_2 2000", "sbx_pay_1 5000")),
                Arguments.of("all three", 7001L, List.of("sbx_pay_2 2000", "sbx_pay_1 5000", "txn-1 1")),
                Arguments.of("all there is", 17000L, List.of("sbx_pay_2 2000", "sbx_pay_1 5000", "txn-1 10000")));
    }

    @Test
    void moreThanThereIsCantBeSplit() {
        assertThatThrownBy(() -> Split.over(usd(17001), PAID)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPaymentThatIsUsedUpHasNoPart() {
        assertThat(Split.over(usd(10), List.of(card(2, 500, 500), card(1, 500, 0))))
                .extracting(share -> share.source().payment())
                .containsExactly("sbx_pay_1");
    }
}
