package dev.portico.payment.refundpolicy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.payment.refundpolicy.domain.RefundPolicy.Mode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefundPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "AUTOMATIC, 4999, true",
        "AUTOMATIC, 5000, true",
        "AUTOMATIC, 5001, false",
        "AUTOMATIC, 0, false",
        "MANUAL, 1, false"
    })
    void issuesByItselfUpToTheLimit(Mode mode, long minor, boolean expected) {
        assertThat(policy(mode).issuesByItself(Money.ofMinor(CurrencyUnit.USD, minor)))
                .isEqualTo(expected);
    }

    @Test
    void aCurrencyWithoutALimitIsLeftToStaff() {
        assertThat(policy(Mode.AUTOMATIC).issuesByItself(Money.ofMinor(CurrencyUnit.EUR, 1)))
                .isFalse();
    }

    @Test
    void nothingHappensByItselfUnlessTheMerchantWantsIt() {
        assertThat(RefundPolicy.DEFAULT.issuesByItself(Money.ofMinor(CurrencyUnit.USD, 1)))
                .isFalse();
        assertThat(RefundPolicy.DEFAULT.waiveBelow(CurrencyUnit.USD)).isEmpty();
        assertThat(RefundPolicy.DEFAULT.cancelUnpaidAfter()).isEmpty();
        assertThat(policy(Mode.MANUAL).waiveBelow(CurrencyUnit.USD)).contains(Money.ofMinor(CurrencyUnit.USD, 100));
    }

    private static RefundPolicy policy(Mode mode) {
        return new RefundPolicy(
                mode,
                Map.of("USD", 5000L),
                Duration.ofMinutes(60),
                Map.of("USD", 100L),
                Duration.ofDays(3),
                Optional.empty());
    }
}
