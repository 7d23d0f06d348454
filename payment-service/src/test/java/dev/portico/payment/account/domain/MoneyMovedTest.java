package dev.portico.payment.account.domain;

import static dev.portico.payment.account.domain.AccountFixtures.AT;
import static dev.portico.payment.account.domain.AccountFixtures.order;
import static dev.portico.payment.account.domain.AccountFixtures.paid;
import static dev.portico.payment.account.domain.AccountFixtures.payment;
import static dev.portico.payment.account.domain.AccountFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.payment.account.domain.OrderFacts.Cause;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MoneyMovedTest {

    @Test
    void anOrderThatWasPaidLeavesNothingDue() {
        var step = Account.open(order(Cause.RECEIVED, 1, 10000, paid("txn-1", 10000)), AT);

        assertThat(MoneyMoved.by(step)).isEqualTo(new MoneyMoved(usd(0), usd(10000), usd(0), usd(0)));
    }

    @Test
    void aDearerOrderMakesTheDifferenceDueAndPayingItIsPaidOnly() {
        var opened = Account.open(order(Cause.RECEIVED, 1, 10000, paid("txn-1", 10000)), AT);
        var edited = opened.account().follow(order(Cause.EDITED, 2, 12500), Set.of("txn-1"), AT);
        var settled = edited.account().receive(payment(2500), Set.of("txn-1"));

        assertThat(MoneyMoved.by(edited)).isEqualTo(new MoneyMoved(usd(2500), usd(0), usd(0), usd(0)));
        assertThat(MoneyMoved.by(settled)).isEqualTo(new MoneyMoved(usd(0), usd(2500), usd(0), usd(0)));
    }

    @Test
    void aCheaperOrderIsDueBackToTheCustomer() {
        var opened = Account.open(order(Cause.RECEIVED, 1, 10000, paid("txn-1", 10000)), AT);
        var edited = opened.account().follow(order(Cause.EDITED, 2, 7000), Set.of("txn-1"), AT);

        assertThat(MoneyMoved.by(edited)).isEqualTo(new MoneyMoved(usd(0), usd(0), usd(3000), usd(0)));
    }

    @Test
    void moreThanIsOwedIsDueBackToo() {
        var opened = Account.open(order(Cause.RECEIVED, 1, 10000), AT);
        var overpaid = opened.account().receive(payment(12000), Set.of());

        assertThat(MoneyMoved.by(overpaid)).isEqualTo(new MoneyMoved(usd(0), usd(12000), usd(2000), usd(0)));
    }
}
