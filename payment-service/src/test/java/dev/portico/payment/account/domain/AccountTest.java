package dev.portico.payment.account.domain;

import static dev.portico.payment.account.domain.AccountFixtures.AT;
import static dev.portico.payment.account.domain.AccountFixtures.ORDER;
import static dev.portico.payment.account.domain.AccountFixtures.order;
import static dev.portico.payment.account.domain.AccountFixtures.paid;
import static dev.portico.payment.account.domain.AccountFixtures.payment;
import static dev.portico.payment.account.domain.AccountFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portico.payment.account.domain.AccountEvent.BalanceChanged;
import dev.portico.payment.account.domain.AccountEvent.PaymentRequested;
import dev.portico.payment.account.domain.AccountEvent.PaymentSucceeded;
import dev.portico.payment.account.domain.AccountEvent.RefundDue;
import dev.portico.payment.account.domain.OrderFacts.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("balances")
    void outstandingIsTotalMinusPaidPlusRefundedMinusWaived(
            String situation, long total, long paid, long refunded, long waived, long outstanding) {
        var balance = new Balance(ORDER, usd(total), usd(paid), usd(refunded), usd(waived), usd(0), null);

        assertThat(balance.outstanding()).isEqualTo(usd(outstanding));
    }

    static Stream<Arguments> balances() {
        return Stream.of(
                Arguments.of("nothing paid", 18562, 0, 0, 0, 18562),
                Arguments.of("paid in full", 18562, 18562, 0, 0, 0),
                Arguments.of("raised afterwards", 24937, 18562, 0, 0, 6375),
                Arguments.of("lowered afterwards", 12187, 18562, 0, 0, -6375),
                Arguments.of("lowered and refunded", 12187, 18562, 6375, 0, 0),
                Arguments.of("refunded, then raised again", 18562, 18562, 6375, 0, 6375),
                Arguments.of("a small rest waived", 18562, 18560, 0, 2, 0),
                Arguments.of("a hundred percent off", 0, 0, 0, 0, 0),
                Arguments.of("canceled after paying", 0, 18562, 0, 0, -18562));
    }

    @Test
    void openingEntersTheTotalAndEachPaymentAndAnnouncesTheBalance() {
        var step = Account.open(order(Cause.RECEIVED, 1, 18562, paid("txn-1", 10000), paid("txn-2", 8562)), AT);

        assertThat(step.entries())
                .extracting(LedgerEntry::kind)
                .containsExactly(LedgerEntry.Kind.ORDER_TOTAL, LedgerEntry.Kind.PAYMENT, LedgerEntry.Kind.PAYMENT);
        assertThat(step.account().balance().outstanding()).isEqualTo(usd(0));
        assertThat(step.events()).singleElement().isInstanceOf(BalanceChanged.class);
        assertThat(step.firstSequence()).isEqualTo(1);
    }

    @Test
    void aRaisedTotalAsksForTheWholeOutstandingAmount() {
        var step = opened().follow(order(Cause.EDITED, 4, 24937), Set.of("txn-1"), AT);

        assertThat(step.entries())
                .singleElement()
                .extracting(LedgerEntry::amount)
                .isEqualTo(usd(6375));
        assertThat(step.events().get(1))
                .isEqualTo(new PaymentRequested(step.account().balance(), usd(6375), DueReason.ORDER_EDITED, 4));
        assertThat(step.firstSequence()).isEqualTo(2);
        assertThat(step.account().eventSequence()).isEqualTo(3);
    }

    @Test
    void aLoweredTotalMakesTheWholeSurplusDueBackEachTime() {
        var first = opened().follow(order(Cause.EDITED, 4, 12187), Set.of("txn-1"), AT);
        var second = first.account().follow(order(Cause.EDITED, 5, 10000), Set.of("txn-1"), AT);

        assertThat(amountDueBack(first)).isEqualTo(usd(6375));
        assertThat(amountDueBack(second)).isEqualTo(usd(8562));
    }

    @Test
    void lessDebtThanBeforeIsNotAskedForAgain() {
        var raised = opened().follow(order(Cause.EDITED, 4, 24937), Set.of("txn-1"), AT)
                .account();

        var step = raised.follow(order(Cause.EDITED, 5, 20000), Set.of("txn-1"), AT);

        assertThat(step.events()).singleElement().isInstanceOf(BalanceChanged.class);
    }

    @Test
    void anEditThatMovesNoMoneySaysNothing() {
        var step = opened().follow(order(Cause.EDITED, 4, 18562), Set.of("txn-1"), AT);

        assertThat(step.entries()).isEmpty();
        assertThat(step.events()).isEmpty();
        assertThat(step.account().orderVersion()).isEqualTo(4);
    }

    @Test
    void anOlderEventNeverOverwritesANewerTotal() {
        var newer = opened().follow(order(Cause.EDITED, 7, 24937), Set.of("txn-1"), AT)
                .account();

        var step = newer.follow(order(Cause.EDITED, 4, 10000), Set.of("txn-1"), AT);

        assertThat(step.account()).isEqualTo(newer);
        assertThat(step.entries()).isEmpty();
    }

    @Test
    void aPaymentTheShopReportsLaterIsCountedOnce() {
        var unpaid = Account.open(order(Cause.RECEIVED, 1, 18562), AT).account();

        var step = unpaid.follow(order(Cause.UPDATED, 2, 18562, paid("txn-9", 18562)), Set.of(), AT);
        var again = step.account().follow(order(Cause.UPDATED, 3, 18562, paid("txn-9", 18562)), Set.of("txn-9"), AT);

        assertThat(step.account().balance().outstanding()).isEqualTo(usd(0));
        assertThat(step.events())
                .containsExactly(new BalanceChanged(step.account().balance(), BalanceChanged.Cause.PAYMENT));
        assertThat(again.entries()).isEmpty();
    }

    @Test
    void untilTheOrderIsReceivedNothingIsAnnounced() {
        var early = Account.open(order(Cause.EDITED, 4, 24937), AT);
        assertThat(early.events()).isEmpty();
        assertThat(early.account().opened()).isFalse();

        var step = early.account().follow(order(Cause.RECEIVED, 1, 18562, paid("txn-1", 18562)), Set.of(), AT);

        assertThat(step.account().balance().orderTotal()).isEqualTo(usd(24937));
        assertThat(step.account().opened()).isTrue();
        assertThat(step.events()).hasExactlyElementsOfTypes(BalanceChanged.class, PaymentRequested.class);
    }

    @Test
    void aPaymentOfWhatIsOwedSettlesTheBalance() {
        var raised = opened().follow(order(Cause.EDITED, 4, 24937), Set.of("txn-1"), AT)
                .account();

        var step = raised.receive(payment(6375), Set.of("txn-1"));

        assertThat(step.account().balance().outstanding()).isEqualTo(usd(0));
        assertThat(step.events()).hasExactlyElementsOfTypes(PaymentSucceeded.class, BalanceChanged.class);
    }

    @Test
    void aSurplusIsRecordedAndDueBack() {
        var step = opened().receive(payment(6375), Set.of("txn-1"));

        assertThat(step.entries())
                .singleElement()
                .extracting(LedgerEntry::amount)
                .isEqualTo(usd(6375));
        assertThat(amountDueBack(step)).isEqualTo(usd(6375));
    }

    @ParameterizedTest
    @CsvSource({
        "the shop's own, txn-2, the charge's, true",
        "the charge's, the charge's, , true",
        "the processor's, sbx_pay_1, , true",
        "the shop's own and no charge, txn-2, , false",
        "the shop's own and another charge, txn-2, 01935a2c-7c03-7000-8000-00000000ffff, false"
    })
    void whatPorticoTookIsNotCountedAgainWhenTheShopTellsOfIt(
            String situation, String reference, String chargeId, boolean same) {
        var payment = payment(6375);
        var charge = payment.checkoutId().toString();
        var told = new PaymentMade(
                "the charge's".equals(reference) ? charge : reference,
                "the charge's".equals(chargeId) ? charge : chargeId,
                usd(6375),
                null,
                AT);
        var raised = opened().follow(order(Cause.EDITED, 4, 24937), Set.of("txn-1"), AT)
                .account();

        var portico = raised.receive(payment, Set.of("txn-1"));
        var shop = portico.account().follow(order(Cause.UPDATED, 5, 24937, told), ids(portico), AT);
        assertThat(shop.entries()).hasSize(same ? 0 : 1);
        assertThat(shop.events().isEmpty()).isEqualTo(same);

        var shopFirst = raised.follow(order(Cause.UPDATED, 5, 24937, told), Set.of("txn-1"), AT);
        var porticoThen = shopFirst.account().receive(payment, ids(shopFirst));
        assertThat(porticoThen.entries()).hasSize(same ? 0 : 1);
        assertThat(porticoThen.events().get(0)).isInstanceOf(PaymentSucceeded.class);
    }

    @Test
    void aChargeThatIsToldTwiceInOneEventIsOnePayment() {
        var once = new PaymentMade("txn-2", "charge", usd(6375), null, AT);
        var twice = new PaymentMade("txn-3", "charge", usd(6375), null, AT);

        var step = opened().follow(order(Cause.UPDATED, 4, 24937, once, twice), Set.of("txn-1"), AT);

        assertThat(step.account().balance().outstanding()).isEqualTo(usd(0));
    }

    private static Set<String> ids(Account.Step step) {
        return step.entries().stream().flatMap(entry -> entry.ids().stream()).collect(Collectors.toSet());
    }

    @Test
    void anotherCurrencyIsRefused() {
        var yen = new OrderFacts(
                ORDER, "#1", "en", Cause.EDITED, 2, 4, Money.ofMinor(CurrencyUnit.of("JPY"), 500), null, List.of());

        assertThatThrownBy(() -> opened().follow(yen, Set.of(), AT)).isInstanceOf(CurrencyMismatchException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void sumsOfTheEntriesAreThePromotedSumsAfterAnyHistory(long seed) {
        var chance = new Random(seed);
        var step = Account.open(order(Cause.RECEIVED, 1, chance.nextInt(50_000)), AT);
        var entries = new ArrayList<>(step.entries());
        var events = new ArrayList<>(step.events());
        for (var i = 2; i < 200; i++) {
            step = randomStep(step.account(), chance, i);
            entries.addAll(step.entries());
            events.addAll(step.events());
        }

        var summed = Balance.zero(ORDER, CurrencyUnit.USD);
        for (var entry : entries) {
            summed = summed.with(entry);
        }
        assertThat(summed).isEqualTo(step.account().balance());
        assertThat(step.account().eventSequence()).isEqualTo(events.size());
    }

    private static Account.Step randomStep(Account account, Random chance, int i) {
        return chance.nextInt(3) == 0
                ? account.receive(payment(1 + chance.nextInt(9_000)), Set.of())
                : account.follow(
                        order(Cause.EDITED, chance.nextInt(2 * i) + 1, chance.nextInt(50_000), paid("txn-" + i, 100)),
                        Set.of(),
                        AT);
    }

    private static Account opened() {
        return Account.open(order(Cause.RECEIVED, 1, 18562, paid("txn-1", 18562)), AT)
                .account();
    }

    private static Money amountDueBack(Account.Step step) {
        return step.events().stream()
                .filter(RefundDue.class::isInstance)
                .map(due -> ((RefundDue) due).amount())
                .findFirst()
                .orElseThrow();
    }
}
