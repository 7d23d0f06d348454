package dev.portico.payment.account.domain;

import static dev.portico.payment.account.domain.AccountFixtures.AT;
import static dev.portico.payment.account.domain.AccountFixtures.ORDER;
import static dev.portico.payment.account.domain.AccountFixtures.order;
import static dev.portico.payment.account.domain.AccountFixtures.paid;
import static dev.portico.payment.account.domain.AccountFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.payment.account.domain.AccountEvent.BalanceChanged;
import dev.portico.payment.account.domain.AccountEvent.BalanceOverdue;
import dev.portico.payment.account.domain.AccountEvent.PaymentRequested;
import dev.portico.payment.account.domain.OrderFacts.Cause;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Refunds, waivers and debts as the account takes them. */
class OwedMoneyTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("small")
    void littleIsLessThanTheLimit(String situation, Account account, long limit, boolean expected) {
        assertThat(account.owesLessThan(usd(limit))).isEqualTo(expected);
    }

    static Stream<Arguments> small() {
        var owes50 = follow(opened(), 2, 10050, null).account();
        return Stream.of(
                Arguments.of("below", owes50, 51L, true),
                Arguments.of("the limit itself is asked for", owes50, 50L, false),
                Arguments.of("nothing is owed", opened(), 51L, false),
                Arguments.of(
                        "the merchant owes", follow(opened(), 2, 9950, null).account(), 51L, false),
                Arguments.of("while the customer pays", owes50.withPending(usd(50)), 51L, false),
                Arguments.of(
                        "while an edit waits for its payment",
                        follow(opened(), 2, 10050, 10060L).account(),
                        51L,
                        false),
                Arguments.of(
                        "an order that nobody paid anything for",
                        Account.open(order(Cause.RECEIVED, 1, 50), AT).account(),
                        51L,
                        false),
                Arguments.of(
                        "an order that was not received yet",
                        Account.open(order(Cause.EDITED, 2, 10050, paid("txn-1", 10000)), AT)
                                .account(),
                        51L,
                        false));
    }

    @Test
    void theCustomerIsNeverAskedForWhatIsWaivedInTheSameStep() {
        var step = follow(opened(), 2, 10050, null);
        assertThat(step.events()).hasAtLeastOneElementOfType(PaymentRequested.class);

        var waived = step.waivingTheRest("waiver-1", AT);

        assertThat(waived.events()).extracting(AccountEvent::getClass).doesNotContain(PaymentRequested.class);
        assertThat(waived.events().get(1))
                .isEqualTo(new BalanceChanged(waived.account().balance(), BalanceChanged.Cause.WAIVER));
        assertThat(waived.account().balance().outstanding()).isEqualTo(usd(0));
        assertThat(waived.account().balance().waived()).isEqualTo(usd(50));
        assertThat(waived.firstSequence()).isEqualTo(2);
        assertThat(waived.account().eventSequence()).isEqualTo(3);
        assertThat(waived.entries()).hasSize(2);
    }

    @Test
    void whatIsGivenBackBeyondWhatWasOwedIsNotAskedForAgain() {
        var step = opened().refund(LedgerEntry.refund(ORDER, usd(500), "refund-1", null, AT));

        assertThat(step.events())
                .containsExactly(new BalanceChanged(step.account().balance(), BalanceChanged.Cause.REFUND));
        assertThat(step.account().balance().outstanding()).isEqualTo(usd(500));
    }

    @Test
    void stepsThatFollowEachOtherAreNumberedThrough() {
        var account = follow(opened(), 2, 9000, null).account();
        var step = account.refund(LedgerEntry.refund(ORDER, usd(400), "refund-1", null, AT))
                .then(next -> next.refund(LedgerEntry.refund(ORDER, usd(600), "refund-2", null, AT)));

        assertThat(step.firstSequence()).isEqualTo(account.eventSequence() + 1);
        assertThat(step.account().eventSequence()).isEqualTo(account.eventSequence() + 2);
        assertThat(step.account().due()).isEqualTo(usd(0));
    }

    @Test
    void anOverdueDebtIsToldWithWhatIsDue() {
        var owes = follow(opened(), 2, 10050, null).account();

        assertThat(owes.overdue(AT).events()).containsExactly(new BalanceOverdue(owes.balance(), usd(50), AT));
    }

    private static Account opened() {
        return Account.open(order(Cause.RECEIVED, 1, 10000, paid("txn-1", 10000)), AT)
                .account();
    }

    private static Account.Step follow(Account account, long sequence, long total, Long expected) {
        return account.follow(order(Cause.EDITED, sequence, total, expected), Set.of("txn-1"), AT);
    }
}
