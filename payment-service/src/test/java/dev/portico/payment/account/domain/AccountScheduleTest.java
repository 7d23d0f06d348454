package dev.portico.payment.account.domain;

import static dev.portico.payment.account.domain.AccountFixtures.AT;
import static dev.portico.payment.account.domain.AccountFixtures.ORDER;
import static dev.portico.payment.account.domain.AccountFixtures.paid;
import static dev.portico.payment.account.domain.AccountFixtures.payment;
import static dev.portico.payment.account.domain.AccountFixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.payment.account.domain.AccountEvent.BalanceChanged;
import dev.portico.payment.account.domain.AccountEvent.PaymentRequested;
import dev.portico.payment.account.domain.AccountEvent.PaymentSucceeded;
import dev.portico.payment.account.domain.AccountEvent.RefundDue;
import dev.portico.payment.account.domain.AccountEvent.ScheduleCause;
import dev.portico.payment.account.domain.AccountEvent.ScheduleChanged;
import dev.portico.payment.account.domain.AccountEvent.SchedulePlanned;
import dev.portico.payment.account.domain.OrderFacts.Cause;
import dev.portico.payment.schedule.domain.Charge;
import dev.portico.payment.schedule.domain.Deposit;
import dev.portico.payment.schedule.domain.InstallmentPlan;
import dev.portico.payment.schedule.domain.Item;
import dev.portico.payment.schedule.domain.OrderTerms;
import dev.portico.payment.schedule.domain.PreOrderLine;
import dev.portico.payment.schedule.domain.PreOrderTerms;
import dev.portico.payment.schedule.domain.ShopDay;
import dev.portico.payment.schedule.domain.Trigger;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A coat of $100 beside $20 bought now: $20 deposit, then four times $20, monthly from 20 December. */
class AccountScheduleTest {

    private static final UUID COAT = UUID.randomUUID();
    private static final UUID LISTING = UUID.randomUUID();
    private static final LocalDate FIRST = LocalDate.parse("2026-12-20");
    private static final PreOrderTerms ON_A_PLAN = new PreOrderTerms(
            LISTING,
            PreOrderTerms.Type.DEPOSIT_UPFRONT,
            new Deposit.Percent(new BigDecimal("20")),
            new InstallmentPlan(1, InstallmentPlan.Unit.MONTH, 4),
            new Charge.When(Trigger.STAFF));
    private static final PreOrderTerms WHEN_SENT = new PreOrderTerms(
            LISTING, PreOrderTerms.Type.CHARGE_LATER, null, null, new Charge.When(Trigger.ON_FULFILLMENT));

    private static final PreOrderTerms WHEN_THERE = new PreOrderTerms(
            LISTING, PreOrderTerms.Type.CHARGE_LATER, null, null, new Charge.When(Trigger.ON_STOCK_ARRIVAL));

    @Test
    void placingAPlanPlansItAndAsksForNothingThatIsNotDue() {
        var step = Account.open(order(Cause.RECEIVED, 1, 10_000, ON_A_PLAN, paid("txn-1", 4_000)), AT);

        assertThat(step.events())
                .containsExactly(
                        new BalanceChanged(step.account().balance(), BalanceChanged.Cause.ORDER_TOTAL),
                        new SchedulePlanned(
                                step.account().balance(), step.account().schedule(), ScheduleCause.ORDER_RECEIVED));
        assertThat(step.account().balance().outstanding()).isEqualTo(usd(8_000));
        assertThat(step.account().balance().payable()).isEqualTo(usd(8_000));
        assertThat(step.account().balance().dueNow()).isEqualTo(usd(0));
        assertThat(step.account().balance().dues().nextOn()).isEqualTo(FIRST);
    }

    @Test
    void anUnpaidDepositIsDueAndNotMore() {
        var account =
                Account.open(order(Cause.RECEIVED, 1, 10_000, ON_A_PLAN), AT).account();

        assertThat(account.balance().dueNow()).isEqualTo(usd(4_000));
    }

    @Test
    void aDayThatComesAsksForItsInstallmentOnce() {
        var day = on(placed(), FIRST);

        var step = day.dayCame();

        assertThat(step.events())
                .containsExactly(
                        new BalanceChanged(step.account().balance(), BalanceChanged.Cause.DUE),
                        new PaymentRequested(step.account().balance(), usd(2_000), DueReason.DAY_CAME, 1));
        assertThat(step.account().balance().dues().nextOn()).isEqualTo(LocalDate.parse("2027-01-20"));
        assertThat(step.account().dayCame().events()).isEmpty();
    }

    @Test
    void aDayTooEarlyAsksForNothing() {
        assertThat(on(placed(), FIRST.minusDays(1)).dayCame().events()).isEmpty();
    }

    @Test
    void anEventOnTheDayAsksForTheInstallmentAndTheTimerNotAgain() {
        var followed = on(placed(), FIRST).follow(order(Cause.UPDATED, 2, 10_000, ON_A_PLAN), Set.of("txn-1"), AT);

        assertThat(followed.events()).hasExactlyElementsOfTypes(BalanceChanged.class, PaymentRequested.class);
        assertThat(((BalanceChanged) followed.events().get(0)).cause()).isEqualTo(BalanceChanged.Cause.DUE);
        assertThat(followed.account().dayCame().events()).isEmpty();
    }

    @Test
    void whatIsOnItsWayDoesNotHideThatADayCame() {
        var day = on(placed(), FIRST).pending(usd(2_000)).account();

        assertThat(day.dayCame().events()).hasExactlyElementsOfTypes(BalanceChanged.class, PaymentRequested.class);
    }

    @Test
    void anInstallmentThatIsPaidEarlyChangesTheScheduleAndIsNoCredit() {
        var step = placed().receive(payment(2_000), Set.of("txn-1"));

        assertThat(step.events())
                .hasExactlyElementsOfTypes(PaymentSucceeded.class, BalanceChanged.class, ScheduleChanged.class);
        assertThat(((ScheduleChanged) step.events().get(2)).cause()).isEqualTo(ScheduleCause.PAYMENT);
        assertThat(on(step.account(), FIRST).dayCame().events()).isEmpty();
    }

    @Test
    void aPaymentOnTheDayThatIsTooSmallAsksForTheRestBecauseOfTheDay() {
        var step = on(placed(), FIRST).receive(payment(500), Set.of("txn-1"));

        assertThat(step.events().get(3))
                .isEqualTo(new PaymentRequested(step.account().balance(), usd(1_500), DueReason.DAY_CAME, 1));
    }

    @Test
    void anEditOfWhatIsPaidLaterAsksForNothingNow() {
        var step = placed().follow(order(Cause.EDITED, 2, 12_000, ON_A_PLAN), Set.of("txn-1"), AT);

        assertThat(step.events()).hasExactlyElementsOfTypes(BalanceChanged.class, ScheduleChanged.class);
        assertThat(((ScheduleChanged) step.events().get(1)).cause()).isEqualTo(ScheduleCause.ORDER_EDITED);
        assertThat(step.account().schedule().items())
                .filteredOn(item -> item.kind() == Item.Kind.INSTALLMENT)
                .extracting(Item::amount)
                .containsOnly(usd(2_500));
    }

    @Test
    void anEditThatLeavesTheScheduleAloneIsNotTold() {
        assertThat(placed().follow(order(Cause.EDITED, 2, 10_000, ON_A_PLAN), Set.of("txn-1"), AT)
                        .events())
                .isEmpty();
    }

    @Test
    void aCancellationLeavesNothingToPayAndGivesBackWhatWasPaid() {
        var canceled = new OrderFacts(ORDER, "#1", "en", Cause.CANCELED, 2, 2, usd(0), null, List.of());

        var step = placed().follow(canceled, Set.of("txn-1"), AT);

        assertThat(step.events())
                .hasExactlyElementsOfTypes(BalanceChanged.class, ScheduleChanged.class, RefundDue.class);
        assertThat(((ScheduleChanged) step.events().get(1)).cause()).isEqualTo(ScheduleCause.ORDER_CANCELED);
        assertThat(step.account().schedule().items()).isEmpty();
        assertThat(((RefundDue) step.events().get(2)).amount()).isEqualTo(usd(4_000));
    }

    @Test
    void anEditThatOvertookItsOrderIsPlannedWhenTheOrderComes() {
        var early = Account.open(order(Cause.EDITED, 4, 12_000, ON_A_PLAN), AT);
        assertThat(early.events()).isEmpty();

        var late =
                early.account().follow(order(Cause.RECEIVED, 1, 10_000, ON_A_PLAN, paid("txn-1", 4_000)), Set.of(), AT);

        assertThat(late.events()).hasExactlyElementsOfTypes(BalanceChanged.class, SchedulePlanned.class);
        var inOrder = placed().follow(order(Cause.EDITED, 4, 12_000, ON_A_PLAN), Set.of("txn-1"), AT);
        assertThat(late.account().schedule().items())
                .isEqualTo(inOrder.account().schedule().items());
    }

    @Test
    void whatIsAddedNowIsAskedForAtOnceEvenWhenTheOrderComesLate() {
        var more = facts(Cause.EDITED, 4, usd(13_000), ON_A_PLAN, 10_000, Set.of());
        var early = Account.open(more, AT).account();

        var late = early.follow(order(Cause.RECEIVED, 1, 10_000, ON_A_PLAN, paid("txn-1", 4_000)), Set.of(), AT);

        assertThat(late.events())
                .hasExactlyElementsOfTypes(BalanceChanged.class, SchedulePlanned.class, PaymentRequested.class);
        assertThat(((PaymentRequested) late.events().get(2)).amount()).isEqualTo(usd(1_000));
    }

    @Test
    void whatWaitsIsAskedForWhenItIsTriggered() {
        var waiting = Account.open(order(Cause.RECEIVED, 1, 10_000, WHEN_SENT, paid("txn-1", 2_000)), AT)
                .account();

        var step = waiting.trigger(Optional.of(Set.of(COAT)), Trigger.ON_FULFILLMENT);

        assertThat(step.events())
                .hasExactlyElementsOfTypes(BalanceChanged.class, ScheduleChanged.class, PaymentRequested.class);
        assertThat(((ScheduleChanged) step.events().get(1)).cause()).isEqualTo(ScheduleCause.TRIGGERED);
        assertThat(step.events().get(2))
                .isEqualTo(new PaymentRequested(step.account().balance(), usd(10_000), DueReason.TRIGGERED, 1));
        assertThat(step.account().trigger(Optional.empty(), Trigger.STAFF).events())
                .isEmpty();
        assertThat(waiting.trigger(Optional.empty(), Trigger.ON_STOCK_ARRIVAL).events())
                .isEmpty();
    }

    @Test
    void aReleaseTriggersWhatWaitsForFulfillment() {
        var waiting = Account.open(order(Cause.RECEIVED, 1, 10_000, WHEN_SENT, paid("txn-1", 2_000)), AT)
                .account();

        var step = waiting.follow(
                facts(Cause.RELEASED, 2, usd(12_000), WHEN_SENT, 10_000, Set.of(COAT)), Set.of("txn-1"), AT);

        assertThat(step.events())
                .hasExactlyElementsOfTypes(BalanceChanged.class, ScheduleChanged.class, PaymentRequested.class);
        assertThat(((ScheduleChanged) step.events().get(1)).cause()).isEqualTo(ScheduleCause.TRIGGERED);
        assertThat(step.account().balance().dueNow()).isEqualTo(usd(10_000));
    }

    @Test
    void whatHasArrivedTriggersWhatWaitsForIt() {
        var waiting = Account.open(order(Cause.RECEIVED, 1, 10_000, WHEN_THERE, paid("txn-1", 2_000)), AT)
                .account();
        var arrived = arrived(2, WHEN_THERE);

        var step = waiting.follow(arrived, Set.of("txn-1"), AT);

        assertThat(step.events())
                .hasExactlyElementsOfTypes(BalanceChanged.class, ScheduleChanged.class, PaymentRequested.class);
        assertThat(((ScheduleChanged) step.events().get(1)).cause()).isEqualTo(ScheduleCause.TRIGGERED);
        assertThat(((PaymentRequested) step.events().get(2)).reason()).isEqualTo(DueReason.TRIGGERED);
        assertThat(step.account().balance().dueNow()).isEqualTo(usd(10_000));
        assertThat(step.account()
                        .follow(arrived(3, WHEN_THERE), Set.of("txn-1"), AT)
                        .events())
                .as("the next event says so, too")
                .isEmpty();
    }

    @Test
    void whatHasArrivedDoesNotTriggerWhatWaitsToBeSent() {
        var waiting = Account.open(order(Cause.RECEIVED, 1, 10_000, WHEN_SENT, paid("txn-1", 2_000)), AT)
                .account();

        assertThat(waiting.follow(arrived(2, WHEN_SENT), Set.of("txn-1"), AT).events())
                .isEmpty();
    }

    @Test
    void whoseCardIsChargedIsAskedForTheRestOnly() {
        var waiting =
                Account.open(order(Cause.RECEIVED, 1, 10_000, WHEN_SENT), AT).account();
        var step = waiting.trigger(Optional.empty(), Trigger.STAFF);

        var rest = step.askingFor(usd(2_000), true, Optional.empty());
        var nothing = step.askingFor(usd(2_000), false, Optional.of(DueReason.NOT_CHARGED));
        var declined = waiting.unchanged().askingFor(usd(500), true, Optional.of(DueReason.NOT_CHARGED));

        assertThat(rest.events())
                .hasExactlyElementsOfTypes(BalanceChanged.class, ScheduleChanged.class, PaymentRequested.class);
        assertThat(((PaymentRequested) rest.events().get(2)).amount()).isEqualTo(usd(2_000));
        assertThat(((PaymentRequested) rest.events().get(2)).reason()).isEqualTo(DueReason.TRIGGERED);
        assertThat(rest.firstSequence()).isEqualTo(step.firstSequence());
        assertThat(nothing.events()).hasExactlyElementsOfTypes(BalanceChanged.class, ScheduleChanged.class);
        assertThat(nothing.firstSequence()).isEqualTo(step.firstSequence());
        assertThat(nothing.account().eventSequence()).isEqualTo(waiting.eventSequence() + 2);
        assertThat(declined.events()).singleElement().satisfies(event -> assertThat(((PaymentRequested) event).reason())
                .isEqualTo(DueReason.NOT_CHARGED));
        assertThat(waiting.unchanged()
                        .askingFor(usd(500), true, Optional.empty())
                        .events())
                .isEmpty();
    }

    @Test
    void whatIsDueOfAListingIsNoMoreThanWhatIsDue() {
        var waiting =
                Account.open(order(Cause.RECEIVED, 1, 10_000, WHEN_SENT), AT).account();
        var due = waiting.trigger(Optional.empty(), Trigger.STAFF).account();

        assertThat(waiting.dueFor(WHEN_SENT.listingId())).isEqualTo(usd(0));
        assertThat(due.dueFor(WHEN_SENT.listingId())).isEqualTo(usd(10_000));
        assertThat(due.dueFor(UUID.randomUUID())).isEqualTo(usd(0));
        assertThat(due.dueFor(null)).isEqualTo(usd(12_000));
    }

    private static OrderFacts arrived(long sequence, PreOrderTerms terms) {
        var coat = new PreOrderLine(COAT, 1, usd(10_000), terms);
        return new OrderFacts(
                ORDER,
                "#2051",
                "en-US",
                Cause.UPDATED,
                sequence,
                sequence,
                usd(12_000),
                null,
                List.of(),
                new OrderTerms(AT, List.of(coat), Set.of(), Set.of(COAT)));
    }

    @Test
    void aPreviewSaysWhatAnEditWouldDoAndTheEditDoesIt() {
        var facts = order(Cause.EDITED, 2, 9_000, ON_A_PLAN);

        var preview = placed().asIf(facts.terms(), facts.total());
        var edited = placed().follow(facts, Set.of("txn-1"), AT).account();

        assertThat(preview.schedule()).isEqualTo(edited.schedule());
        assertThat(preview.balance()).isEqualTo(edited.balance());
    }

    private static Account placed() {
        return Account.open(order(Cause.RECEIVED, 1, 10_000, ON_A_PLAN, paid("txn-1", 4_000)), AT)
                .account();
    }

    private static Account on(Account account, LocalDate day) {
        return new Account(
                account.orderId(),
                account.orderNumber(),
                account.locale(),
                account.balance(),
                account.orderVersion(),
                account.orderSequence(),
                account.eventSequence(),
                account.opened(),
                account.canceled(),
                account.schedule().on(new ShopDay(ZoneOffset.UTC, day)));
    }

    private static OrderFacts order(
            Cause cause, long sequence, long coatMinor, PreOrderTerms terms, PaymentMade... payments) {
        return facts(cause, sequence, usd(coatMinor + 2_000), terms, coatMinor, Set.of(), payments);
    }

    private static OrderFacts facts(
            Cause cause,
            long sequence,
            org.joda.money.Money total,
            PreOrderTerms terms,
            long coatMinor,
            Set<UUID> released,
            PaymentMade... payments) {
        var coat = new PreOrderLine(COAT, 1, usd(coatMinor), terms);
        return new OrderFacts(
                ORDER,
                "#2051",
                "en-US",
                cause,
                sequence,
                sequence,
                total,
                null,
                List.of(payments),
                new OrderTerms(AT, List.of(coat), released));
    }
}
