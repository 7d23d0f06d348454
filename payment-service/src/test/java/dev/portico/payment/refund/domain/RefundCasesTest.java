package dev.portico.payment.refund.domain;

import static dev.portico.payment.refund.domain.RefundDomainFixtures.AT;
import static dev.portico.payment.refund.domain.RefundDomainFixtures.ORDER;
import static dev.portico.payment.refund.domain.RefundDomainFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.payment.account.domain.Account;
import dev.portico.payment.account.domain.LedgerEntry;
import dev.portico.payment.account.domain.OrderFacts;
import dev.portico.payment.account.domain.OrderFacts.Cause;
import dev.portico.payment.account.domain.PaymentMade;
import dev.portico.payment.processor.domain.RefundOutcome;
import dev.portico.payment.refund.domain.RefundRules.Obstacle;
import dev.portico.payment.refund.domain.RefundRules.Situation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Others' bugs that refunds must not have: product.md §16, by number. */
class RefundCasesTest {

    /** An order with its ledger and refunds, as the service keeps them. */
    private static final class Books {

        private final Map<String, Money> payments = new HashMap<>();
        private final List<Part> returned = new ArrayList<>();
        private Account account;
        private long sequence = 1;

        Books(long totalMinor, long... paid) {
            var made = new ArrayList<PaymentMade>();
            for (var minor : paid) {
                made.add(made(made.size() + 1, minor));
                payments.put("txn-" + made.size(), usd(minor));
            }
            account = Account.open(facts(Cause.RECEIVED, totalMinor, made), AT).account();
        }

        Books total(long minor) {
            sequence++;
            account = account.follow(facts(Cause.EDITED, minor, List.of()), payments.keySet(), AT)
                    .account();
            return this;
        }

        Books pays(long minor) {
            sequence++;
            var counted = Set.copyOf(payments.keySet());
            var payment = made(payments.size() + 1, minor);
            payments.put(payment.reference(), payment.amount());
            account = account.follow(
                            facts(Cause.UPDATED, account.balance().orderTotal().getAmountMinorLong(), List.of(payment)),
                            counted,
                            AT)
                    .account();
            return this;
        }

        /** What stands in the way, or empty once it was given back. */
        Optional<Obstacle> refund(long minor) {
            var terms = RefundDomainFixtures.terms(minor);
            var refusals = RefundRules.refusals(terms, situation());
            if (refusals.isEmpty()) {
                var refund = Refund.create(
                        UUID.randomUUID(), ORDER, terms, situation().payments(), UUID::randomUUID, AT);
                refund.parts().forEach(this::giveBack);
            }
            return refusals.stream().findFirst().map(RefundRules.Refusal::obstacle);
        }

        private void giveBack(Part part) {
            var through = part.settle(new RefundOutcome.Succeeded("ref", AT), null);
            returned.add(through);
            account = account.refund(
                            LedgerEntry.refund(ORDER, part.amount(), part.ledgerReference(), part.method(), AT))
                    .account();
        }

        private Situation situation() {
            var sources = payments.entrySet().stream()
                    .map(payment -> new Source(
                            payment.getKey(),
                            new Charge("sandbox", payment.getKey()),
                            null,
                            payment.getValue(),
                            returnedOf(payment.getKey()),
                            AT.plusSeconds(payment.getKey().hashCode())))
                    .toList();
            return new Situation(account.due(), usd(0), sources);
        }

        private Money returnedOf(String payment) {
            return returned.stream()
                    .filter(part -> part.payment().equals(payment))
                    .map(Part::amount)
                    .reduce(usd(0), Money::plus);
        }

        private OrderFacts facts(Cause cause, long totalMinor, List<PaymentMade> made) {
            return new OrderFacts(ORDER, "#2051", "en-US", cause, sequence, sequence, usd(totalMinor), null, made);
        }

        private static PaymentMade made(int number, long minor) {
            return new PaymentMade("txn-" + number, null, usd(minor), "Visa ending 4242", AT.plusSeconds(number));
        }
    }

    @Test
    void case1_aCanceledLineGivesBackItsPriceLessItsShareOfTheDiscount() {
        var books = new Books(13500, 13500).total(9000); // three lines of $50, 10 % off, one of them canceled

        assertThat(books.refund(5000)).contains(Obstacle.MORE_THAN_DUE);
        assertThat(books.refund(4500)).isEmpty();
        assertThat(books.account.due()).isEqualTo(usd(0));
    }

    @Test
    void case2_theRefundOfADiscountedOrderNeverExceedsWhatWasPaid() {
        var books = new Books(15000, 15000).total(0); // $200 less a quarter, canceled

        assertThat(books.refund(20000)).contains(Obstacle.MORE_THAN_DUE);
        assertThat(books.refund(15000)).isEmpty();
        assertThat(books.refund(1)).contains(Obstacle.NOTHING_DUE);
        assertThat(books.account.balance().refunded()).isEqualTo(usd(15000));
    }

    @Test
    void case3_loweringBelowOnePaymentSplitsTheRefundOverPayments() {
        var books = new Books(18562, 10000, 8562).total(5000);

        assertThat(books.refund(13562)).isEmpty();

        assertThat(books.returned).extracting(Part::payment).containsExactly("txn-2", "txn-1");
        assertThat(books.returned).extracting(Part::amount).containsExactly(usd(8562), usd(5000));
        assertThat(books.account.balance().outstanding()).isEqualTo(usd(0));
    }

    @Test
    void case4_upDownUpAgainEndsWithRefundsThatArePaymentsLessTheTotal() {
        var books = new Books(10000, 10000).total(16000).pays(6000).total(7000);
        assertThat(books.refund(9000)).isEmpty();
        books = books.total(12000).pays(5000).total(8000);
        assertThat(books.refund(4000)).isEmpty();

        var end = books.account.balance();
        assertThat(end.outstanding()).isEqualTo(usd(0));
        assertThat(end.refunded()).isEqualTo(end.paid().minus(end.orderTotal()));
    }

    @Test
    void case9_twoRefundsInARowCountEachEntryOnce() {
        var books = new Books(18562, 18562).total(12187);
        assertThat(books.refund(6375)).isEmpty();
        assertThat(books.refund(6375)).contains(Obstacle.NOTHING_DUE);
        books = books.total(0);
        assertThat(books.refund(12187)).isEmpty();
        assertThat(books.refund(12187)).contains(Obstacle.NOTHING_DUE);

        assertThat(books.account.balance().refunded())
                .isEqualTo(books.account.balance().paid());
    }

    @Test
    void case11_aRefundIsNotAPayment() {
        var books = new Books(18562, 18562).total(12187);
        assertThat(books.refund(6375)).isEmpty();

        assertThat(books.account.balance().paid()).isEqualTo(usd(18562));
        assertThat(books.situation().payments()).hasSize(1);
    }
}
