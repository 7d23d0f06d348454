package dev.portico.payment.checkout.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.payment.account.domain.Account;
import dev.portico.payment.account.domain.OrderFacts;
import dev.portico.payment.account.domain.OrderFacts.Cause;
import dev.portico.payment.account.domain.PaymentMade;
import dev.portico.payment.checkout.domain.PayRules.Reason;
import dev.portico.payment.checkout.domain.PayRules.Refusal;
import dev.portico.payment.checkout.domain.PayRules.Situation;
import dev.portico.payment.checkout.domain.PayRules.Wish;
import dev.portico.payment.schedule.domain.Charge;
import dev.portico.payment.schedule.domain.Deposit;
import dev.portico.payment.schedule.domain.InstallmentPlan;
import dev.portico.payment.schedule.domain.OrderTerms;
import dev.portico.payment.schedule.domain.PreOrderLine;
import dev.portico.payment.schedule.domain.PreOrderTerms;
import dev.portico.payment.schedule.domain.Trigger;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A coat of $100 beside $20 bought now. $40 are paid: what was bought now, and the deposit. Four times $20 are open. */
class PayRulesTest {

    private static final UUID ORDER = UUID.fromString("01935a2c-7c00-7000-8000-000000002051");
    private static final Instant AT = Instant.parse("2026-11-20T16:32:00Z");
    private static final String BACK = "http://localhost:8080/p/t/paid";
    private static final UUID COAT = UUID.randomUUID();
    private static final PreOrderTerms ON_A_PLAN = new PreOrderTerms(
            UUID.randomUUID(),
            PreOrderTerms.Type.DEPOSIT_UPFRONT,
            new Deposit.Percent(new BigDecimal("20")),
            new InstallmentPlan(1, InstallmentPlan.Unit.MONTH, 4),
            new Charge.When(Trigger.STAFF));

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the next installment, 4000, INSTALLMENT, 2000,,",
        "what is left of one that is paid in part, 4500, INSTALLMENT, 1500,,",
        "the whole of one that is paid in part, 4500, INSTALLMENT, 2000, BALANCE_CHANGED,",
        "a cent less than the next one, 4000, INSTALLMENT, 1999, BALANCE_CHANGED,",
        "an installment though all is paid, 12000, INSTALLMENT, 2000, NOTHING_DUE,",
        "all of it, 4000, ALL, 8000,,",
        "all though some was paid meanwhile, 6000, ALL, 8000, BALANCE_CHANGED,",
        "all though all is paid, 12000, ALL, 8000, NOTHING_DUE,",
        "a part, 4000, PART, 3333,,",
        "the smallest part, 4000, PART, 100,,",
        "a part that is too small, 4000, PART, 99, AMOUNT_TOO_SMALL, 100",
        "a part that is all of it, 4000, PART, 8000,,",
        "a part that is more than all, 4000, PART, 8001, AMOUNT_TOO_LARGE, 8000",
        "a part that leaves the smallest, 4000, PART, 7900,,",
        "a part that leaves too little, 4000, PART, 7901, REST_TOO_SMALL, 100",
        "a part of a rest that is too small for parts, 11950, PART, 49, AMOUNT_TOO_SMALL, 50",
        "all of a rest that is too small for parts, 11950, PART, 50,,",
        "a part though all is paid, 12000, PART, 500, NOTHING_DUE,",
        "the balance, 4000, BALANCE, 8000,,",
        "what is due now, 3000, BALANCE, 1000,,",
        "some of the balance, 4000, BALANCE, 3000, BALANCE_CHANGED,"
    })
    void amounts(String wish, long paid, Purpose purpose, long amount, @Nullable Reason reason, @Nullable Long limit) {
        var expected = Optional.ofNullable(reason).map(why -> new Refusal(why, limit == null ? null : usd(limit)));

        assertThat(refusal(placed(paid), purpose, null, usd(amount))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "the {0}. item when {1} cents are paid")
    @CsvSource({
        "3, 4000,",
        "2, 4000, INSTALLMENT_PAID",
        "4, 4000, INSTALLMENT_NOT_NEXT",
        "3, 6000, INSTALLMENT_PAID",
        "4, 6000,",
        "6, 12000, INSTALLMENT_PAID"
    })
    void namedInstallments(int item, long paid, @Nullable Reason reason) {
        var account = placed(paid);
        var named = account.schedule().items().get(item - 1).id();

        assertThat(refusal(account, Purpose.INSTALLMENT, named, usd(2000)).map(Refusal::reason))
                .isEqualTo(Optional.ofNullable(reason));
    }

    @Test
    void anInstallmentThatAnEditTookAwayIsGone() {
        assertThat(refusal(placed(4000), Purpose.INSTALLMENT, UUID.randomUUID(), usd(2000)))
                .contains(new Refusal(Reason.INSTALLMENT_GONE, null));
    }

    @ParameterizedTest
    @CsvSource({"BALANCE, ", "INSTALLMENT, ORDER_CANCELED", "PART, ORDER_CANCELED", "ALL, ORDER_CANCELED"})
    void ofACanceledOrderItsFeeCanBePaidAndNothingEarly(Purpose purpose, @Nullable Reason reason) {
        var fee = new OrderFacts(ORDER, "#2051", "en", Cause.CANCELED, 2, 2, usd(6000), null, List.of());
        var canceled = placed(4000).follow(fee, Set.of("txn-1"), AT).account();

        assertThat(refusal(canceled, purpose, null, usd(2000)).map(Refusal::reason))
                .isEqualTo(Optional.ofNullable(reason));
    }

    @Test
    void aCanceledOrderStaysCanceledWhateverComesLater() {
        var gone = new OrderFacts(ORDER, "#2051", "en", Cause.WITHDRAWN, 2, 2, usd(0), null, List.of());
        var later = new OrderFacts(ORDER, "#2051", "en", Cause.UPDATED, 2, 3, usd(0), null, List.of());

        assertThat(placed(4000)
                        .follow(gone, Set.of("txn-1"), AT)
                        .account()
                        .follow(later, Set.of("txn-1"), AT)
                        .account()
                        .canceled())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"INSTALLMENT, 2000", "PART, 3333", "ALL, 8000", "BALANCE, 8000"})
    void whileACardIsChargedNobodyPaysASecondTime(Purpose purpose, long amount) {
        var charged = placed(4000).pending(usd(2000)).account();

        assertThat(refusal(charged, purpose, null, usd(amount)).map(Refusal::reason))
                .contains(Reason.UNCONFIRMED);
    }

    @ParameterizedTest
    @CsvSource({"BALANCE", "INSTALLMENT", "PART", "ALL"})
    void anotherCurrencyIsNeverTaken(Purpose purpose) {
        var euros = Money.ofMinor(CurrencyUnit.EUR, 2000);

        assertThat(refusal(placed(4000), purpose, null, euros).map(Refusal::reason))
                .contains(Reason.BALANCE_CHANGED);
    }

    @ParameterizedTest
    @CsvSource({"USD, 100", "JPY, 100", "KWD, 1000"})
    void theSmallestPartIsAUnitOfTheCurrency(String currency, long minor) {
        assertThat(PayRules.leastPart(CurrencyUnit.of(currency)).getAmountMinorLong())
                .isEqualTo(minor);
    }

    private static Optional<Refusal> refusal(Account account, Purpose purpose, @Nullable UUID item, Money amount) {
        var wish = new Wish(purpose, item, amount, BACK);
        return PayRules.refusal(new Situation(account, wish, usd(100), Optional.empty(), Optional.empty()));
    }

    private static Account placed(long paid) {
        var made = new PaymentMade("txn-1", null, usd(paid), "Visa ending 4242", AT);
        var coat = new PreOrderLine(COAT, 1, usd(10_000), ON_A_PLAN);
        var terms = new OrderTerms(AT, List.of(coat), Set.of());
        return Account.open(
                        new OrderFacts(
                                ORDER, "#2051", "en", Cause.RECEIVED, 1, 1, usd(12_000), null, List.of(made), terms),
                        AT)
                .account();
    }

    private static Money usd(long minor) {
        return Money.ofMinor(CurrencyUnit.USD, minor);
    }
}
