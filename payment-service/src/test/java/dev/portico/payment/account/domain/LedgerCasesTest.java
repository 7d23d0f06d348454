package dev.portico.payment.account.domain;

import static dev.portico.payment.account.domain.AccountFixtures.AT;
import static dev.portico.payment.account.domain.AccountFixtures.ORDER;
import static dev.portico.payment.account.domain.AccountFixtures.order;
import static dev.portico.payment.account.domain.AccountFixtures.paid;
import static dev.portico.payment.account.domain.AccountFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.payment.account.domain.AccountEvent.RefundDue;
import dev.portico.payment.account.domain.OrderFacts.Cause;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Others' bugs that the ledger must not have: product.md §16, by number. */
class LedgerCasesTest {

    @Test
    void case2_theRefundOfADiscountedOrderNeverExceedsWhatWasPaid() {
        var discounted = opened(15000, paid("txn-1", 15000)); // $200 less a quarter

        var oneLess = follow(discounted, Cause.EDITED, 2, 10000);
        var canceled = follow(oneLess.account(), Cause.CANCELED, 3, 0);

        assertThat(dueBack(oneLess)).contains(usd(5000));
        assertThat(dueBack(canceled)).contains(usd(15000));
        assertThat(canceled.account().balance().paid()).isEqualTo(usd(15000));
    }

    @Test
    void case3_loweringBelowOnePaymentIsRefundedFromSeveral() {
        var twoPayments = opened(18562, paid("txn-1", 10000), paid("txn-2", 8562));

        var lowered = follow(twoPayments, Cause.EDITED, 2, 5000);
        assertThat(dueBack(lowered)).contains(usd(13562));

        var newest = refunded(lowered.account(), "refund-of-txn-2", 8562);
        var both = refunded(newest, "refund-of-txn-1", 5000);
        assertThat(newest.balance().outstanding()).isEqualTo(usd(-5000));
        assertThat(both.balance().outstanding()).isEqualTo(usd(0));
        assertThat(both.balance().refunded()).isEqualTo(usd(13562));
    }

    @Test
    void case4_upDownUpEndsWithRefundsThatArePaymentsLessTheTotal() {
        var account = opened(10000, paid("txn-1", 10000));

        var up = follow(account, Cause.EDITED, 2, 16000).account();
        up = up.follow(order(Cause.UPDATED, 3, 16000, paid("txn-2", 6000)), Set.of("txn-1"), AT)
                .account();
        var down = follow(up, Cause.EDITED, 4, 7000);
        assertThat(dueBack(down)).contains(usd(9000));
        var repaid = refunded(down.account(), "refund-1", 9000);
        var upAgain = follow(repaid, Cause.EDITED, 5, 12000);
        assertThat(upAgain.account().balance().outstanding()).isEqualTo(usd(5000));
        var end = upAgain.account()
                .follow(order(Cause.UPDATED, 6, 12000, paid("txn-3", 5000)), Set.of("txn-1", "txn-2"), AT)
                .account()
                .balance();

        assertThat(end.outstanding()).isEqualTo(usd(0));
        assertThat(end.refunded()).isEqualTo(end.paid().minus(end.orderTotal()));
    }

    @Test
    void case9_removeThenRefundThenCancelCountsEachEntryOnce() {
        var removed = follow(opened(18562, paid("txn-1", 18562)), Cause.EDITED, 2, 12187);
        assertThat(dueBack(removed)).contains(usd(6375));
        var refunded = refunded(removed.account(), "refund-1", 6375);

        var canceled = follow(refunded, Cause.CANCELED, 3, 0);
        assertThat(dueBack(canceled)).contains(usd(12187));
        var again = follow(canceled.account(), Cause.CANCELED, 3, 0);
        assertThat(again.entries()).isEmpty();
        assertThat(again.events()).isEmpty();

        var end = refunded(canceled.account(), "refund-2", 12187).balance();
        assertThat(end.outstanding()).isEqualTo(usd(0));
        assertThat(end.refunded()).isEqualTo(end.paid());
    }

    @Test
    void case11_aRefundIsNotAPayment() {
        var lowered = follow(opened(18562, paid("txn-1", 18562)), Cause.EDITED, 2, 12187)
                .account();

        var refunded = refunded(lowered, "refund-1", 6375).balance();

        assertThat(refunded.paid()).isEqualTo(usd(18562));
        assertThat(refunded.refunded()).isEqualTo(usd(6375));
        assertThat(refunded.outstanding()).isEqualTo(usd(0));
    }

    @Test
    void aCancellationWithAFeeKeepsTheFeeAndGivesTheRestBack() {
        var canceled = follow(opened(18562, paid("txn-1", 18562)), Cause.CANCELED, 2, 500);

        assertThat(dueBack(canceled)).contains(usd(18062));
        assertThat(canceled.account().balance().orderTotal()).isEqualTo(usd(500));
    }

    @Test
    void aWithdrawalGivesAllBackAndSaysWhy() {
        var withdrawn = follow(opened(18562, paid("txn-1", 18562)), Cause.WITHDRAWN, 2, 0);

        assertThat(withdrawn.events().get(1))
                .isEqualTo(new RefundDue(withdrawn.account().balance(), usd(18562), DueReason.ORDER_WITHDRAWN, 2));
    }

    private static Account opened(long totalMinor, PaymentMade... payments) {
        return Account.open(order(Cause.RECEIVED, 1, totalMinor, payments), AT).account();
    }

    private static Account.Step follow(Account account, Cause cause, long sequence, long totalMinor) {
        return account.follow(order(cause, sequence, totalMinor), Set.of(), AT);
    }

    /** As issuing a refund enters it. */
    private static Account refunded(Account account, String reference, long minor) {
        var entry = new LedgerEntry(ORDER, LedgerEntry.Kind.REFUND, usd(minor), reference, null, null, AT);
        return new Account(
                account.orderId(),
                account.orderNumber(),
                account.locale(),
                account.balance().with(entry),
                account.orderVersion(),
                account.orderSequence(),
                account.eventSequence(),
                account.opened(),
                account.schedule());
    }

    private static Optional<Money> dueBack(Account.Step step) {
        return step.events().stream()
                .filter(RefundDue.class::isInstance)
                .map(due -> ((RefundDue) due).amount())
                .findFirst();
    }
}
