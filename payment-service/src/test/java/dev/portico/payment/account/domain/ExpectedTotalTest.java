package dev.portico.payment.account.domain;

import static dev.portico.payment.account.domain.AccountFixtures.AT;
import static dev.portico.payment.account.domain.AccountFixtures.order;
import static dev.portico.payment.account.domain.AccountFixtures.paid;
import static dev.portico.payment.account.domain.AccountFixtures.payment;
import static dev.portico.payment.account.domain.AccountFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.payment.account.domain.AccountEvent.BalanceChanged;
import dev.portico.payment.account.domain.AccountEvent.PaymentSucceeded;
import dev.portico.payment.account.domain.AccountEvent.RefundDue;
import dev.portico.payment.account.domain.OrderFacts.Cause;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An edit of $63.75 that is applied when it is paid, to an order of $185.62 that is. */
class ExpectedTotalTest {

    private static final long TOTAL = 18562;
    private static final long AFTER = 24937;
    private static final long MORE = 6375;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "nothing waits and all is paid, 18562, , 18562, 0, 0",
        "nothing waits and more was paid, 18562, , 24937, -6375, -6375",
        "an edit waits, 18562, 24937, 18562, 6375, 0",
        "an edit waits and is paid, 18562, 24937, 24937, 0, 0",
        "an edit waits and is paid twice, 18562, 24937, 31312, -6375, -6375",
        "an edit of an unpaid order waits, 18562, 24937, 0, 24937, 18562",
        "an edit waits that costs less, 18562, 10000, 18562, 0, 0"
    })
    void whatCanBePaidAndWhatIsDue(String situation, long total, Long expected, long paid, long payable, long due) {
        var balance = new Balance(
                AccountFixtures.ORDER,
                usd(total),
                usd(paid),
                usd(0),
                usd(0),
                usd(0),
                expected == null ? null : usd(expected));

        assertThat(balance.payable()).isEqualTo(usd(payable));
        assertThat(balance.due()).isEqualTo(usd(due));
    }

    @Test
    void anEditThatWaitsIsAnnouncedButNotDemanded() {
        var step = requested(opened(), 2);

        assertThat(step.entries()).isEmpty();
        assertThat(step.events())
                .containsExactly(new BalanceChanged(step.account().balance(), BalanceChanged.Cause.EXPECTED_TOTAL));
        assertThat(step.account().balance().outstanding()).isEqualTo(usd(0));
    }

    @Test
    void whatIsPaidForItIsNotDueBackAndIsUsedUpWhenItIsApplied() {
        var paid = requested(opened(), 2).account().receive(payment(MORE), Set.of());
        assertThat(paid.events()).hasExactlyElementsOfTypes(PaymentSucceeded.class, BalanceChanged.class);
        assertThat(paid.account().balance().outstanding()).isEqualTo(usd(-MORE));

        var applied = paid.account().follow(order(Cause.EDITED, 3, AFTER), Set.of(), AT);

        assertThat(applied.events())
                .containsExactly(new BalanceChanged(applied.account().balance(), BalanceChanged.Cause.ORDER_TOTAL));
        assertThat(applied.account().balance().outstanding()).isEqualTo(usd(0));
        assertThat(applied.account().balance().expectedTotal()).isNull();
    }

    @Test
    void whatIsPaidForAnEditThatIsNotAppliedIsDueBack() {
        var paid = requested(opened(), 2)
                .account()
                .receive(payment(MORE), Set.of())
                .account();

        var ended = paid.follow(order(Cause.REQUEST_ENDED, 3, TOTAL), Set.of(), AT);

        assertThat(ended.events())
                .containsExactly(
                        new BalanceChanged(ended.account().balance(), BalanceChanged.Cause.EXPECTED_TOTAL),
                        new RefundDue(ended.account().balance(), usd(MORE), DueReason.EDIT_NOT_APPLIED, 3));
    }

    @Test
    void aPaymentThatCameTooLateIsDueBack() {
        var expired = requested(opened(), 2)
                .account()
                .follow(order(Cause.REQUEST_ENDED, 3, TOTAL), Set.of(), AT)
                .account();

        var late = expired.receive(payment(MORE), Set.of());

        assertThat(late.events().get(2))
                .isEqualTo(new RefundDue(late.account().balance(), usd(MORE), DueReason.OVERPAID, 3));
    }

    @Test
    void aSurplusBeyondWhatTheEditCostsIsDueBackAtOnce() {
        var twice = requested(opened(), 2).account().receive(payment(MORE + 100), Set.of());

        assertThat(twice.events().get(2))
                .isEqualTo(new RefundDue(twice.account().balance(), usd(100), DueReason.OVERPAID, 2));
    }

    @Test
    void aCancellationWhileTheEditWaitsGivesAllBack() {
        var paid = requested(opened(), 2)
                .account()
                .receive(payment(MORE), Set.of())
                .account();

        var canceled = paid.follow(order(Cause.CANCELED, 3, 0), Set.of(), AT);

        assertThat(canceled.events().get(1))
                .isEqualTo(new RefundDue(canceled.account().balance(), usd(AFTER), DueReason.ORDER_CANCELED, 3));
    }

    @Test
    void anEndThatArrivesBeforeItsBeginningIsTheEnd() {
        var ended = opened().follow(order(Cause.REQUEST_ENDED, 3, TOTAL), Set.of(), AT)
                .account();

        var late = requested(ended, 2);

        assertThat(late.account()).isEqualTo(ended);
        assertThat(late.events()).isEmpty();
    }

    @Test
    void theSameNewsTwiceIsNone() {
        var once = requested(opened(), 2).account();

        assertThat(requested(once, 2).account()).isEqualTo(once);
        assertThat(requested(once, 2).events()).isEmpty();
    }

    @Test
    void anotherPendingAmountIsToldOnceAndBelongsToNoSum() {
        var step = opened().pending(usd(MORE));

        assertThat(step.events())
                .containsExactly(new BalanceChanged(step.account().balance(), BalanceChanged.Cause.PENDING));
        assertThat(step.firstSequence()).isEqualTo(2);
        assertThat(step.account().balance().outstanding()).isEqualTo(usd(0));
        assertThat(step.account().pending(usd(MORE)).events()).isEmpty();
    }

    private static Account.Step requested(Account account, long sequence) {
        return account.follow(order(Cause.REQUESTED, sequence, TOTAL, AFTER), Set.of(), AT);
    }

    private static Account opened() {
        return Account.open(order(Cause.RECEIVED, 1, TOTAL, paid("txn-1", TOTAL)), AT)
                .account();
    }
}
