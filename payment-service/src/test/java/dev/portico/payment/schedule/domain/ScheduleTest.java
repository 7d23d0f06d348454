package dev.portico.payment.schedule.domain;

import static dev.portico.payment.schedule.domain.ScheduleFixtures.BERLIN;
import static dev.portico.payment.schedule.domain.ScheduleFixtures.BY_STAFF;
import static dev.portico.payment.schedule.domain.ScheduleFixtures.COAT;
import static dev.portico.payment.schedule.domain.ScheduleFixtures.SCARF;
import static dev.portico.payment.schedule.domain.ScheduleFixtures.TODAY;
import static dev.portico.payment.schedule.domain.ScheduleFixtures.chargedLater;
import static dev.portico.payment.schedule.domain.ScheduleFixtures.coat;
import static dev.portico.payment.schedule.domain.ScheduleFixtures.eur;
import static dev.portico.payment.schedule.domain.ScheduleFixtures.line;
import static dev.portico.payment.schedule.domain.ScheduleFixtures.monthly;
import static dev.portico.payment.schedule.domain.ScheduleFixtures.onAPlan;
import static dev.portico.payment.schedule.domain.ScheduleFixtures.order;
import static dev.portico.payment.schedule.domain.ScheduleFixtures.percent;
import static dev.portico.payment.schedule.domain.ScheduleFixtures.placed;
import static dev.portico.payment.schedule.domain.ScheduleFixtures.terms;
import static dev.portico.payment.schedule.domain.ScheduleFixtures.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portico.payment.schedule.domain.PreOrderTerms.Type;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void howEachTypeIsPaid(String situation, PreOrderTerms terms, List<String> items) {
        assertThat(words(placed(10_000, coat(terms, 10_000)))).isEqualTo(items);
    }

    static Stream<Arguments> types() {
        var fulfillment = new Charge.When(Trigger.ON_FULFILLMENT);
        var plan = monthly(3);
        return Stream.of(
                row(
                        "paid up front",
                        terms(COAT, Type.CHARGE_UPFRONT, null, null, BY_STAFF),
                        "AT_ONCE 1/1 10000 (0) now"),
                row(
                        "paid up front in three steps",
                        terms(COAT, Type.CHARGE_UPFRONT, null, plan, BY_STAFF),
                        "INSTALLMENT 1/3 3333 (0) 2027-01-31",
                        "INSTALLMENT 2/3 3333 (0) 2027-02-28",
                        "INSTALLMENT 3/3 3334 (0) 2027-03-31"),
                row(
                        "nothing but the details",
                        terms(COAT, Type.CAPTURE_ONLY, null, plan, new Charge.OnDate(TODAY)),
                        "REST 1/1 10000 (0) STAFF"),
                row("later, by staff", chargedLater(COAT, BY_STAFF), "REST 1/1 10000 (0) STAFF"),
                row("later, when it is sent", chargedLater(COAT, fulfillment), "REST 1/1 10000 (0) ON_FULFILLMENT"),
                row(
                        "later, when it is there",
                        chargedLater(COAT, new Charge.When(Trigger.ON_STOCK_ARRIVAL)),
                        "REST 1/1 10000 (0) ON_STOCK_ARRIVAL"),
                row(
                        "later, on a day",
                        chargedLater(COAT, new Charge.OnDate(LocalDate.parse("2027-06-01"))),
                        "REST 1/1 10000 (0) 2027-06-01"),
                row(
                        "later, after some days",
                        chargedLater(COAT, new Charge.DaysAfterCheckout(29)),
                        "REST 1/1 10000 (0) 2027-03-01"),
                row(
                        "later, in three steps",
                        terms(COAT, Type.CHARGE_LATER, null, plan, fulfillment),
                        "INSTALLMENT 1/3 3333 (0) 2027-02-28",
                        "INSTALLMENT 2/3 3333 (0) 2027-03-31",
                        "INSTALLMENT 3/3 3334 (0) 2027-04-30"),
                row(
                        "a deposit, and the rest in one",
                        terms(COAT, Type.DEPOSIT_UPFRONT, percent("20"), null, fulfillment),
                        "DEPOSIT 1/1 2000 (0) now",
                        "REST 1/1 8000 (0) ON_FULFILLMENT"),
                row(
                        "a deposit, and the rest in three steps",
                        terms(COAT, Type.DEPOSIT_UPFRONT, percent("20"), plan, fulfillment),
                        "DEPOSIT 1/1 2000 (0) now",
                        "INSTALLMENT 1/3 2666 (0) 2027-02-28",
                        "INSTALLMENT 2/3 2666 (0) 2027-03-31",
                        "INSTALLMENT 3/3 2668 (0) 2027-04-30"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deposits")
    void aDepositIsAPartOfItsLine(String situation, Deposit deposit, int quantity, long line, long expected) {
        var terms = terms(COAT, Type.DEPOSIT_UPFRONT, deposit, null, BY_STAFF);

        assertThat(deposit.of(new PreOrderLine(line("coat"), quantity, eur(line), terms)))
                .isEqualTo(eur(expected));
    }

    static Stream<Arguments> deposits() {
        return Stream.of(
                Arguments.of("a fifth", percent("20"), 1, 9_999, 2_000),
                Arguments.of("half a cent goes up", percent("50"), 1, 333, 167),
                Arguments.of("less than half a cent goes down", percent("33"), 1, 101, 33),
                Arguments.of("a part of a percent", percent("12.5"), 1, 1_000, 125),
                Arguments.of("none", percent("0"), 1, 1_000, 0),
                Arguments.of("all", percent("100"), 1, 1_000, 1_000),
                Arguments.of("each unit its own", new Deposit.PerUnit(eur(300)), 3, 1_000, 900),
                Arguments.of("just the line", new Deposit.PerUnit(eur(500)), 2, 1_000, 1_000),
                Arguments.of("never more than the line", new Deposit.PerUnit(eur(501)), 2, 1_000, 1_000));
    }

    @ParameterizedTest(name = "{0} + {2} × {1} = {3}")
    @CsvSource({
        "2027-01-31, MONTH, 1, 2027-02-28",
        "2027-01-31, MONTH, 2, 2027-03-31",
        "2027-01-31, MONTH, 3, 2027-04-30",
        "2028-01-31, MONTH, 1, 2028-02-29",
        "2027-08-31, MONTH, 6, 2028-02-29",
        "2028-02-29, MONTH, 12, 2029-02-28",
        "2028-02-29, MONTH, 48, 2032-02-29",
        "2099-12-31, MONTH, 2, 2100-02-28",
        "2027-12-30, MONTH, 2, 2028-02-29",
        "2027-12-15, WEEK, 3, 2028-01-05",
        "2028-02-28, DAY, 1, 2028-02-29",
        "2027-02-28, DAY, 1, 2027-03-01"
    })
    void daysAreCountedFromTheFirst(LocalDate first, InstallmentPlan.Unit unit, int distances, LocalDate day) {
        assertThat(new InstallmentPlan(1, unit, 60).day(first, distances)).isEqualTo(day);
    }

    @Test
    void distancesMayBeLonger() {
        var everySecondWeek = new InstallmentPlan(2, InstallmentPlan.Unit.WEEK, 2);

        assertThat(words(placed(1_000, coat(terms(COAT, Type.CHARGE_LATER, null, everySecondWeek, BY_STAFF), 1_000))))
                .containsExactly("INSTALLMENT 1/2 500 (0) 2027-02-14", "INSTALLMENT 2/2 500 (0) 2027-02-28");
    }

    @ParameterizedTest(name = "{0} in {1} is {2}")
    @CsvSource({
        "2027-01-30T22:59:59Z, Europe/Berlin, 2027-01-30",
        "2027-01-30T23:00:00Z, Europe/Berlin, 2027-01-31",
        "2027-02-01T05:59:59Z, America/Chicago, 2027-01-31",
        "2027-02-01T06:00:00Z, America/Chicago, 2027-02-01"
    })
    void aDayIsTheShops(String at, String zone, LocalDate day) {
        assertThat(ShopDay.of(java.time.ZoneId.of(zone), java.time.Instant.parse(at))
                        .date())
                .isEqualTo(day);
    }

    @Test
    void aDayBeginsAtTheShopsMidnight() {
        assertThat(new ShopDay(BERLIN, TODAY).startOf(LocalDate.parse("2027-07-01")))
                .isEqualTo("2027-06-30T22:00:00Z");
    }

    @Test
    void whatIsBoughtNowIsDueAtOnceAndTheListingsHaveItemsOfTheirOwn() {
        var coat = coat(onAPlan(), 10_000);
        var scarf = new PreOrderLine(line("scarf"), 2, eur(3_000), chargedLater(SCARF, BY_STAFF));

        var schedule = placed(15_000, coat, scarf);

        assertThat(words(schedule))
                .containsExactly(
                        "AT_ONCE 1/1 2000 (0) now",
                        "DEPOSIT 1/1 2000 (0) now",
                        "INSTALLMENT 1/4 2000 (0) 2027-02-28",
                        "INSTALLMENT 2/4 2000 (0) 2027-03-31",
                        "INSTALLMENT 3/4 2000 (0) 2027-04-30",
                        "INSTALLMENT 4/4 2000 (0) 2027-05-31",
                        "REST 1/1 3000 (0) STAFF");
        assertThat(schedule.items())
                .extracting(Item::listingId)
                .containsExactly(null, COAT, COAT, COAT, COAT, COAT, SCARF);
        assertThat(schedule.items().get(6).lineIds()).containsExactly(line("scarf"));
    }

    @Test
    void linesOfOneListingOnOnePlanShareTheirItems() {
        var small = new PreOrderLine(line("small"), 1, eur(1_001), onAPlan());
        var large = new PreOrderLine(line("large"), 1, eur(1_003), onAPlan());

        var schedule = placed(2_004, small, large);

        assertThat(words(schedule)).startsWith("DEPOSIT 1/1 401 (0) now", "INSTALLMENT 1/4 400 (0) 2027-02-28");
        assertThat(schedule.items().get(0).lineIds()).containsExactly(line("small"), line("large"));
    }

    @Test
    void theSameListingOnOtherTermsHasOtherItems() {
        var slow = terms(COAT, Type.CHARGE_LATER, null, monthly(2), BY_STAFF);
        var fast = terms(COAT, Type.CHARGE_LATER, null, monthly(1), BY_STAFF);

        assertThat(words(placed(200, coat(slow, 100), new PreOrderLine(line("other"), 1, eur(100), fast))))
                .containsExactly(
                        "INSTALLMENT 1/2 50 (0) 2027-02-28",
                        "INSTALLMENT 1/1 100 (0) 2027-02-28",
                        "INSTALLMENT 2/2 50 (0) 2027-03-31");
    }

    @Test
    void aLineThatIsGoneHasNoItems() {
        assertThat(words(placed(500, coat(onAPlan(), 0)))).containsExactly("AT_ONCE 1/1 500 (0) now");
        assertThat(placed(0, coat(onAPlan(), 0)).items()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("edits")
    void anEditMovesWhatIsOpen(String situation, long paid, long now, List<String> items) {
        var edited =
                placed(10_000, coat(onAPlan(), 10_000)).paid(eur(paid)).ordered(order(coat(onAPlan(), now)), eur(now));

        assertThat(words(edited)).isEqualTo(items);
    }

    static Stream<Arguments> edits() {
        return Stream.of(
                edit(
                        "more: the deposit stays, the open ones grow alike",
                        0,
                        10_400,
                        "DEPOSIT 1/1 2000 (0) now",
                        "INSTALLMENT 1/4 2100 (0) 2027-02-28",
                        "INSTALLMENT 2/4 2100 (0) 2027-03-31",
                        "INSTALLMENT 3/4 2100 (0) 2027-04-30",
                        "INSTALLMENT 4/4 2100 (0) 2027-05-31"),
                edit(
                        "more: what is paid stays",
                        4_000,
                        10_301,
                        "DEPOSIT 1/1 2000 (2000) now",
                        "INSTALLMENT 1/4 2000 (2000) 2027-02-28",
                        "INSTALLMENT 2/4 2100 (0) 2027-03-31",
                        "INSTALLMENT 3/4 2100 (0) 2027-04-30",
                        "INSTALLMENT 4/4 2101 (0) 2027-05-31"),
                edit(
                        "more, and a part of one is paid",
                        4_500,
                        10_300,
                        "DEPOSIT 1/1 2000 (2000) now",
                        "INSTALLMENT 1/4 2000 (2000) 2027-02-28",
                        "INSTALLMENT 2/4 2100 (500) 2027-03-31",
                        "INSTALLMENT 3/4 2100 (0) 2027-04-30",
                        "INSTALLMENT 4/4 2100 (0) 2027-05-31"),
                edit(
                        "more, and all was paid",
                        10_000,
                        10_300,
                        "DEPOSIT 1/1 2000 (2000) now",
                        "INSTALLMENT 1/4 2000 (2000) 2027-02-28",
                        "INSTALLMENT 2/4 2000 (2000) 2027-03-31",
                        "INSTALLMENT 3/4 2000 (2000) 2027-04-30",
                        "INSTALLMENT 4/4 2000 (2000) 2027-05-31",
                        "REST 1/1 300 (0) 2027-05-31"),
                edit(
                        "less: the latest goes first",
                        2_000,
                        7_500,
                        "DEPOSIT 1/1 2000 (2000) now",
                        "INSTALLMENT 1/3 2000 (0) 2027-02-28",
                        "INSTALLMENT 2/3 2000 (0) 2027-03-31",
                        "INSTALLMENT 3/3 1500 (0) 2027-04-30"),
                edit(
                        "less, by exactly one",
                        2_000,
                        8_000,
                        "DEPOSIT 1/1 2000 (2000) now",
                        "INSTALLMENT 1/3 2000 (0) 2027-02-28",
                        "INSTALLMENT 2/3 2000 (0) 2027-03-31",
                        "INSTALLMENT 3/3 2000 (0) 2027-04-30"),
                edit(
                        "less than is paid: a surplus, and no negative item",
                        4_000,
                        3_000,
                        "DEPOSIT 1/1 2000 (2000) now",
                        "INSTALLMENT 1/1 1000 (1000) 2027-02-28"),
                edit("nothing left", 4_000, 0));
    }

    @Test
    void whatIsAddedToAnOrderInTheMiddleFollowsItsOwnTerms() {
        var coat = coat(onAPlan(), 10_000);
        var scarf = new PreOrderLine(
                line("scarf"), 1, eur(300), terms(SCARF, Type.CHARGE_LATER, null, monthly(2), BY_STAFF));

        var edited = placed(10_000, coat).paid(eur(2_000)).ordered(order(coat, scarf), eur(10_300));

        assertThat(words(edited))
                .contains("INSTALLMENT 1/4 2000 (0) 2027-02-28", "INSTALLMENT 1/2 150 (0) 2027-02-28")
                .hasSize(7);
    }

    @Test
    void goingDownAndUpAgainIsTheSameOrder() {
        var before = placed(10_000, coat(onAPlan(), 10_000)).paid(eur(4_000));

        var gone = before.ordered(order(coat(onAPlan(), 0)), eur(0));
        assertThat(gone.items()).isEmpty();
        assertThat(gone.ordered(order(coat(onAPlan(), 10_000)), eur(10_000))).isEqualTo(before);
    }

    @Test
    void anOrderThatIsHeardOfLateIsTheSame() {
        var placed = order(coat(onAPlan(), 10_000));
        var edited = order(coat(onAPlan(), 7_500));

        var late = ScheduleFixtures.nothing().ordered(edited, eur(7_500)).placed(placed);

        assertThat(late).isEqualTo(placed(10_000, coat(onAPlan(), 10_000)).ordered(edited, eur(7_500)));
    }

    @Test
    void anOrderThatCostsLessThanItsLinesTakesFromTheLatest() {
        assertThat(words(placed(2_500, coat(onAPlan(), 10_000))))
                .containsExactly("DEPOSIT 1/1 2000 (0) now", "INSTALLMENT 1/1 500 (0) 2027-02-28");
    }

    @Test
    void paymentsFillWhatIsDueAtOnceThenByDateThenByTrigger() {
        var coat = coat(terms(COAT, Type.CHARGE_LATER, null, monthly(2), BY_STAFF), 2_000);
        var scarf = new PreOrderLine(
                line("scarf"), 1, eur(1_000), terms(SCARF, Type.DEPOSIT_UPFRONT, percent("10"), null, BY_STAFF));

        var paid = placed(4_000, scarf, coat).paid(eur(3_200));

        assertThat(words(paid))
                .containsExactly(
                        "AT_ONCE 1/1 1000 (1000) now",
                        "DEPOSIT 1/1 100 (100) now",
                        "INSTALLMENT 1/2 1000 (1000) 2027-02-28",
                        "INSTALLMENT 2/2 1000 (1000) 2027-03-31",
                        "REST 1/1 900 (100) STAFF");
    }

    @Test
    void aDepositThatWasPaidIsNotUsedForWhatIsAddedNow() {
        var coat = coat(onAPlan(), 10_000);
        var paid = placed(11_000, coat).paid(eur(3_000));

        assertThat(words(paid.ordered(order(coat), eur(11_500))))
                .startsWith("AT_ONCE 1/1 1500 (1000) now", "DEPOSIT 1/1 2000 (2000) now");
    }

    @Test
    void aRefundOpensWhatWasPaidLast() {
        var paid = placed(10_000, coat(onAPlan(), 10_000)).paid(eur(4_000)).paid(eur(6_000));

        assertThat(words(paid.paid(eur(4_000))))
                .startsWith(
                        "DEPOSIT 1/1 2000 (2000) now",
                        "INSTALLMENT 1/4 2000 (2000) 2027-02-28",
                        "INSTALLMENT 2/4 2000 (0) 2027-03-31");
        assertThat(paid.paid(eur(4_000)).settled()).hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "on the day itself, 2027-01-31, 3000, 8000, 2027-02-28",
        "the day before, 2027-02-27, 3000, 8000, 2027-02-28",
        "the day, 2027-02-28, 5000, 6000, 2027-03-31",
        "the day after, 2027-03-01, 5000, 6000, 2027-03-31",
        "the last day but one, 2027-05-30, 9000, 2000, 2027-05-31",
        "the last day, 2027-05-31, 11000, 0,"
    })
    void whatIsDueOnADay(String situation, LocalDate day, long due, long notYet, LocalDate next) {
        var schedule = placed(11_000, coat(onAPlan(), 10_000)).on(new ShopDay(BERLIN, day));

        assertThat(schedule.dues()).isEqualTo(new Dues(eur(notYet), next));
        assertThat(schedule.owed().stream().map(Item::open).reduce(eur(0), org.joda.money.Money::plus))
                .isEqualTo(eur(due));
    }

    @Test
    void whatIsPaidEarlyIsNotWaitedFor() {
        var schedule = placed(10_000, coat(onAPlan(), 10_000)).paid(eur(4_000));

        assertThat(schedule.dues()).isEqualTo(new Dues(eur(6_000), LocalDate.parse("2027-03-31")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("triggers")
    void aTriggerMakesDueWhatWaitsForIt(String situation, Charge charge, Trigger happened, String rest) {
        var schedule =
                placed(1_000, coat(chargedLater(COAT, charge), 1_000)).on(new ShopDay(BERLIN, TODAY.plusDays(9)));

        assertThat(words(schedule.triggered(Optional.empty(), happened))).containsExactly("REST 1/1 1000 (0) " + rest);
    }

    static Stream<Arguments> triggers() {
        return Stream.of(
                Arguments.of("staff ask", BY_STAFF, Trigger.STAFF, "2027-02-09"),
                Arguments.of(
                        "staff don't wait for the stock",
                        new Charge.When(Trigger.ON_STOCK_ARRIVAL),
                        Trigger.STAFF,
                        "2027-02-09"),
                Arguments.of(
                        "it is sent", new Charge.When(Trigger.ON_FULFILLMENT), Trigger.ON_FULFILLMENT, "2027-02-09"),
                Arguments.of(
                        "it came, but is not sent",
                        new Charge.When(Trigger.ON_FULFILLMENT),
                        Trigger.ON_STOCK_ARRIVAL,
                        "ON_FULFILLMENT"),
                Arguments.of("it is sent, but staff decide", BY_STAFF, Trigger.ON_FULFILLMENT, "STAFF"),
                Arguments.of("it has a day", new Charge.OnDate(TODAY.plusDays(20)), Trigger.STAFF, "2027-02-20"));
    }

    @Test
    void aTriggerIsForTheLinesItNamesAndHappensOnce() {
        var terms = chargedLater(COAT, BY_STAFF);
        var small = new PreOrderLine(line("small"), 1, eur(100), terms);
        var large = new PreOrderLine(line("large"), 1, eur(200), terms);
        var schedule = placed(300, small, large);

        var triggered = schedule.triggered(Optional.of(Set.of(line("large"))), Trigger.STAFF);

        assertThat(words(triggered)).containsExactly("REST 1/1 200 (0) 2027-01-31", "REST 1/1 100 (0) STAFF");
        assertThat(triggered.items())
                .extracting(Item::id)
                .containsExactlyInAnyOrderElementsOf(
                        schedule.items().stream().map(Item::id).toList());
        var later = triggered.on(new ShopDay(BERLIN, TODAY.plusDays(1)));
        assertThat(later.triggered(Optional.of(Set.of(line("large"))), Trigger.STAFF))
                .isEqualTo(later);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cards")
    void whatACardIsChargedWithByItself(String situation, Schedule schedule, List<Long> amounts) {
        assertThat(schedule.chargeable())
                .extracting(item -> item.open().getAmountMinorLong())
                .isEqualTo(amounts);
    }

    static Stream<Arguments> cards() {
        var dated = new Charge.OnDate(TODAY.plusDays(20));
        var details = terms(COAT, Type.CAPTURE_ONLY, null, null, BY_STAFF);
        var plan = placed(11_000, coat(onAPlan(), 10_000)).paid(eur(3_000));
        var waiting = placed(1_000, coat(chargedLater(COAT, BY_STAFF), 1_000));
        var upFront = placed(9_000, coat(terms(COAT, Type.CHARGE_UPFRONT, null, monthly(3), BY_STAFF), 9_000));
        return Stream.of(
                card("neither what is bought now nor the deposit", plan, 2_000, 2_000, 2_000, 2_000),
                card("what of an installment is open", plan.paid(eur(3_500)), 1_500, 2_000, 2_000, 2_000),
                card("a rest with a day", placed(1_000, coat(chargedLater(COAT, dated), 1_000)), 1_000),
                card("nothing that waits", waiting),
                card("until it happens", waiting.triggered(Optional.empty(), Trigger.STAFF), 1_000),
                card(
                        "nothing where only details were captured",
                        placed(1_000, coat(details, 1_000)).triggered(Optional.empty(), Trigger.STAFF)),
                card("all installments of what is paid up front", upFront, 3_000, 3_000, 3_000),
                card(
                        "what was given back stays given back",
                        plan.paid(eur(5_000)).paid(eur(3_500)),
                        2_000,
                        2_000,
                        2_000),
                card("nothing of a canceled order", plan.ordered(order(), eur(0))));
    }

    private static Arguments card(String situation, Schedule schedule, long... amounts) {
        return Arguments.of(
                situation, schedule, java.util.Arrays.stream(amounts).boxed().toList());
    }

    @Test
    void whatWasGivenBackAndIsPaidAgainIsNotGivenBackAnyMore() {
        var plan = placed(11_000, coat(onAPlan(), 10_000)).paid(eur(5_000));

        assertThat(plan.paid(eur(3_500)).reopened()).hasSize(1);
        assertThat(plan.paid(eur(3_500)).paid(eur(5_000)).reopened()).isEmpty();
    }

    @Test
    void theLinesOfAListing() {
        var schedule = placed(
                300,
                new PreOrderLine(line("coat"), 1, eur(100), chargedLater(COAT, BY_STAFF)),
                new PreOrderLine(line("scarf"), 1, eur(200), chargedLater(SCARF, BY_STAFF)));

        assertThat(schedule.linesOf(SCARF)).contains(Set.of(line("scarf")));
        assertThat(schedule.linesOf(line("another"))).contains(Set.of());
        assertThat(schedule.linesOf(null)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "as it was placed, 0, 10000, 8000",
        "after its deposit and an installment, 4000, 10000, 8000",
        "a cent more, 4000, 10001, 8001",
        "less, 4000, 7000, 5000"
    })
    void whatIsChargedLaterAndWhatWasAgreed(String situation, long paid, long now, long later) {
        var schedule = placed(10_000, coat(onAPlan(), 10_000))
                .paid(eur(paid))
                .ordered(order(coat(onAPlan(), now)), eur(now + 500));

        assertThat(schedule.later()).isEqualTo(eur(later));
        assertThat(schedule.agreed()).isEqualTo(eur(8_000));
    }

    @Test
    void whatCantBeIsRefused() {
        assertThatThrownBy(() -> percent("100.1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> percent("-1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Deposit.PerUnit(eur(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> monthly(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new InstallmentPlan(0, InstallmentPlan.Unit.DAY, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Charge.DaysAfterCheckout(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> terms(COAT, Type.DEPOSIT_UPFRONT, null, null, BY_STAFF))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> terms(COAT, Type.CHARGE_LATER, percent("1"), null, BY_STAFF))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PreOrderLine(line("coat"), -1, eur(1), onAPlan()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Due(TODAY, Trigger.STAFF)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Arguments row(String situation, PreOrderTerms terms, String... items) {
        return Arguments.of(situation, terms, List.of(items));
    }

    private static Arguments edit(String situation, long paid, long now, String... items) {
        return Arguments.of(situation, paid, now, List.of(items));
    }
}
