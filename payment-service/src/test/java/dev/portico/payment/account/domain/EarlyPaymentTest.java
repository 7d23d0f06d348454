package dev.portico.payment.account.domain;

import static dev.portico.payment.account.domain.AccountFixtures.AT;
import static dev.portico.payment.account.domain.AccountFixtures.ORDER;
import static dev.portico.payment.account.domain.AccountFixtures.paid;
import static dev.portico.payment.account.domain.AccountFixtures.payment;
import static dev.portico.payment.account.domain.AccountFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.payment.account.domain.AccountEvent.PaymentRequested;
import dev.portico.payment.account.domain.AccountEvent.PaymentSucceeded;
import dev.portico.payment.account.domain.AccountEvent.RefundDue;
import dev.portico.payment.account.domain.OrderFacts.Cause;
import dev.portico.payment.schedule.domain.Charge;
import dev.portico.payment.schedule.domain.Deposit;
import dev.portico.payment.schedule.domain.InstallmentPlan;
import dev.portico.payment.schedule.domain.Item;
import dev.portico.payment.schedule.domain.OrderTerms;
import dev.portico.payment.schedule.domain.PreOrderLine;
import dev.portico.payment.schedule.domain.PreOrderTerms;
import dev.portico.payment.schedule.domain.Trigger;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What money that comes early, late, or twice does to a plan: $20 at once and a deposit of $20, then four times $20. */
class EarlyPaymentTest {

    private static final UUID COAT = UUID.randomUUID();
    private static final PreOrderTerms ON_A_PLAN = new PreOrderTerms(
            UUID.randomUUID(),
            PreOrderTerms.Type.DEPOSIT_UPFRONT,
            new Deposit.Percent(new BigDecimal("20")),
            new InstallmentPlan(1, InstallmentPlan.Unit.MONTH, 4),
            new Charge.When(Trigger.STAFF));

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the next installment, 2000, '2000 2000 2000 0 0 0', 0",
        "part of one, 700, '2000 2000 700 0 0 0', 0",
        "one and part of another, 2001, '2000 2000 2000 1 0 0', 0",
        "all, 8000, '2000 2000 2000 2000 2000 2000', 0",
        "more than all, 8001, '2000 2000 2000 2000 2000 2000', 1"
    })
    void aPaymentFillsThePlanByItsDays(String what, long amount, String paidOfItems, long surplus) {
        var step = placed().receive(payment(amount), Set.of("txn-1"));
        var account = step.account();

        assertThat(paidOf(account)).isEqualTo(paidOfItems);
        assertThat(sum(account)).isEqualTo(usd(12_000));
        assertThat(account.balance().outstanding()).isEqualTo(usd(8_000 - amount));
        assertThat(refundDue(step)).isEqualTo(usd(surplus));
        assertThat(step.events()).noneMatch(PaymentRequested.class::isInstance);
    }

    @Test
    void anEditNeverTouchesWhatWasPaidEarly() {
        var ahead = placed().receive(payment(2_700), Set.of("txn-1")).account();

        var raised = ahead.follow(order(Cause.EDITED, 2, 13_001), Set.of("txn-1", "sbx_pay_1"), AT)
                .account();
        var lowered = raised.follow(order(Cause.EDITED, 3, 7_000), Set.of("txn-1", "sbx_pay_1"), AT)
                .account();

        assertThat(raised.schedule().items().get(2).amount()).isEqualTo(usd(2_000));
        assertThat(sum(raised)).isEqualTo(usd(15_001));
        assertThat(paidOf(raised)).startsWith("2000 2000 2000 700 ");
        assertThat(lowered.schedule().items().get(2).amount()).isEqualTo(usd(2_000));
        assertThat(sum(lowered)).isEqualTo(usd(9_000));
        assertThat(lowered.balance().outstanding()).isEqualTo(usd(2_300));
    }

    @Test
    void whatWasPaidBeyondALoweredTotalIsDueBack() {
        var ahead = placed().receive(payment(8_000), Set.of("txn-1")).account();

        var step = ahead.follow(order(Cause.EDITED, 2, 7_000), Set.of("txn-1", "sbx_pay_1"), AT);

        assertThat(refundDue(step)).isEqualTo(usd(3_000));
        assertThat(step.account().schedule().items()).allMatch(Item::isPaid);
    }

    @Test
    void moneyThatIsToldOfTwiceIsCountedOnce() {
        var early = payment(2_000);
        var once = placed().receive(early, Set.of("txn-1")).account();

        var again = once.receive(early, Set.of("txn-1", "sbx_pay_1"));

        assertThat(again.entries()).isEmpty();
        assertThat(again.events()).hasExactlyElementsOfTypes(PaymentSucceeded.class);
        assertThat(again.account().balance()).isEqualTo(once.balance());
        assertThat(again.account().schedule()).isEqualTo(once.schedule());
    }

    @Test
    void twoPaymentsEndAlikeInEitherOrder() {
        var one = payment(2_000, "sbx_pay_1");
        var other = payment(3_500, "sbx_pay_2");

        var forth = placed().receive(one, Set.of("txn-1")).account().receive(other, Set.of("txn-1", "sbx_pay_1"));
        var back = placed().receive(other, Set.of("txn-1")).account().receive(one, Set.of("txn-1", "sbx_pay_2"));

        assertThat(forth.account().balance()).isEqualTo(back.account().balance());
        assertThat(forth.account().schedule().items())
                .isEqualTo(back.account().schedule().items());
    }

    @Test
    void moneyForAnInstallmentThatWasPaidMeanwhileFillsTheNextOne() {
        var charged =
                placed().receive(payment(2_000, "charge"), Set.of("txn-1")).account();

        var late = charged.receive(payment(2_000, "page"), Set.of("txn-1", "charge"));

        assertThat(paidOf(late.account())).isEqualTo("2000 2000 2000 2000 0 0");
        assertThat(refundDue(late)).isEqualTo(usd(0));
    }

    @Test
    void moneyForACanceledOrderIsDueBackAtOnce() {
        var canceled = new OrderFacts(ORDER, "#1", "en", Cause.CANCELED, 2, 2, usd(4_000), null, List.of());
        var kept = placed().follow(canceled, Set.of("txn-1"), AT).account();

        var late = kept.receive(payment(2_000), Set.of("txn-1"));

        assertThat(refundDue(late)).isEqualTo(usd(2_000));
    }

    private static Money refundDue(Account.Step step) {
        return step.events().stream()
                .filter(RefundDue.class::isInstance)
                .map(event -> ((RefundDue) event).amount())
                .findFirst()
                .orElse(usd(0));
    }

    private static String paidOf(Account account) {
        return String.join(
                " ",
                account.schedule().items().stream()
                        .map(item -> String.valueOf(item.paid().getAmountMinorLong()))
                        .toList());
    }

    private static Money sum(Account account) {
        return Money.total(
                CurrencyUnit.USD,
                account.schedule().items().stream().map(Item::amount).toList());
    }

    private static Account placed() {
        return Account.open(order(Cause.RECEIVED, 1, 10_000, paid("txn-1", 4_000)), AT)
                .account();
    }

    private static OrderFacts order(Cause cause, long sequence, long coatMinor, PaymentMade... payments) {
        var coat = new PreOrderLine(COAT, 1, usd(coatMinor), ON_A_PLAN);
        return new OrderFacts(
                ORDER,
                "#2051",
                "en-US",
                cause,
                sequence,
                sequence,
                usd(coatMinor + 2_000),
                null,
                List.of(payments),
                new OrderTerms(AT, List.of(coat), Set.of()));
    }
}
