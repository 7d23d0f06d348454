package dev.portico.payment.charge.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.payment.charge.domain.CardPlan.Facts;
import dev.portico.payment.charge.domain.CardPlan.Known;
import dev.portico.payment.method.domain.PaymentMethod;
import dev.portico.payment.processor.domain.CardOnFile;
import dev.portico.payment.processor.domain.ChargeOutcome;
import dev.portico.payment.processor.domain.DeclineClass;
import dev.portico.payment.schedule.domain.Due;
import dev.portico.payment.schedule.domain.Item;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** It is 1 March. The first installment was due on 28 February, the second is on 31 March; each of $34. */
class CardPlanTest {

    private static final Instant AT = Instant.parse("2027-03-01T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);
    private static final LocalDate FIRST_ON = LocalDate.of(2027, 2, 28);
    private static final LocalDate SECOND_ON = LocalDate.of(2027, 3, 31);
    private static final LocalDate AFTER_NOTICE = LocalDate.of(2027, 3, 4);
    private static final UUID ORDER = new UUID(1, 0);
    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(1, 2);
    private static final Item FIRST_OPEN = item(FIRST, 1, 3400, 0, FIRST_ON);
    private static final Item SECOND_OPEN = item(SECOND, 2, 3400, 0, SECOND_ON);
    private static final CardOnFile VISA = new CardOnFile("cus", "card", "Visa ending 4242");

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void plans(String situation, Facts facts, List<String> plan) {
        assertThat(words(CardPlan.of(facts))).isEqualTo(plan);
    }

    static Stream<Arguments> table() {
        var planned = planned(FIRST, 3400, AFTER_NOTICE);
        var told = planned.announce();
        var soft = declined(told, DeclineClass.SOFT);
        var run = Charge.create(new UUID(9, 9), ORDER, usd(3400), null, AT);
        return Stream.of(
                row(
                        "each part its day, but not without notice",
                        facts(6800, null),
                        "first 3400 on 2027-03-04",
                        "second 3400 on 2027-03-31",
                        "covers 3400"),
                row(
                        "what is due and no part is asked for",
                        facts(10200, null, FIRST_OPEN),
                        "first 3400 on 2027-03-04",
                        "covers 3400"),
                row("up to the ceiling", facts(3400, 3400L, FIRST_OPEN), "first 3400 on 2027-03-04", "covers 3400"),
                row("not above it", facts(3400, 3399L, FIRST_OPEN), "covers 0"),
                row(
                        "what is planned stays",
                        facts(3400, null, known(planned)),
                        "second 3400 on 2027-03-31",
                        "covers 3400"),
                row("what was told stays", facts(3400, null, known(told), FIRST_OPEN), "covers 3400"),
                row(
                        "less needs no other notice",
                        facts(2000, null, known(told), item(FIRST, 1, 3400, 1400, FIRST_ON)),
                        "first over 2000 on 2027-03-04 told",
                        "covers 2000"),
                row(
                        "more does",
                        facts(5000, null, known(planned.announce(TODAY)), item(FIRST, 1, 5000, 0, FIRST_ON)),
                        "first over 5000 on 2027-03-04",
                        "covers 5000"),
                row(
                        "more before the notice is only more",
                        facts(5000, null, known(planned), item(FIRST, 1, 5000, 0, FIRST_ON)),
                        "first over 5000 on 2027-03-04",
                        "covers 5000"),
                row(
                        "a later day moves it",
                        facts(0, null, known(told), item(FIRST, 1, 3400, 0, SECOND_ON)),
                        "first over 3400 on 2027-03-31",
                        "covers 0"),
                row(
                        "above the ceiling of another card",
                        facts(3400, 3399L, known(told), FIRST_OPEN),
                        "first ABOVE_CEILING",
                        "covers 0"),
                row(
                        "paid by hand, or canceled",
                        facts(0, null, List.of(new Known(told, true, AT))),
                        "first CANCELED",
                        "covers 0"),
                row(
                        "paid by hand while it waits for another try",
                        facts(0, null, List.of(new Known(soft, true, AT))),
                        "first CANCELED",
                        "covers 0"),
                row("being made, it is left alone", facts(3400, null, known(begun(told)), FIRST_OPEN), "covers 3400"),
                row(
                        "being made for nothing, too",
                        facts(0, null, List.of(new Known(begun(told), true, AT))),
                        "covers 0"),
                row("while nobody knows, too", facts(3400, null, known(unknown(told)), FIRST_OPEN), "covers 3400"),
                row(
                        "a bank that asks the customer is waited for",
                        facts(3400, null, known(asked(told)), FIRST_OPEN),
                        "covers 0"),
                row(
                        "what was taken is not taken again",
                        facts(
                                100,
                                null,
                                List.of(new Known(paid(told), false, AT)),
                                item(FIRST, 1, 3400, 3300, FIRST_ON)),
                        "covers 0"),
                row("declined, and tried again", facts(3400, null, known(soft), FIRST_OPEN), "covers 3400"),
                row(
                        "tried again over less",
                        facts(2000, null, known(soft), item(FIRST, 1, 3400, 1400, FIRST_ON)),
                        "first over 2000 on 2027-03-04 told",
                        "covers 2000"),
                row(
                        "tried again over no more",
                        facts(5000, null, known(soft), item(FIRST, 1, 5000, 0, FIRST_ON)),
                        "covers 3400"),
                row(
                        "declined for good",
                        facts(3400, null, List.of(new Known(soft, false, AT)), FIRST_OPEN),
                        "covers 0"),
                row(
                        "the next part has its day all the same",
                        facts(3400, null, List.of(new Known(soft, false, AT))),
                        "second 3400 on 2027-03-31",
                        "covers 0"),
                row(
                        "what is due after a failure is asked for",
                        facts(3400, null, List.of(new Known(declined(run, DeclineClass.HARD), false, AT)), FIRST_OPEN),
                        "covers 0"),
                row(
                        "unless something went well since",
                        facts(
                                3400,
                                null,
                                List.of(
                                        new Known(declined(run, DeclineClass.HARD), false, AT),
                                        new Known(paid(planned(SECOND, 3400, TODAY)), false, AT.plusSeconds(1))),
                                FIRST_OPEN),
                        "first 3400 on 2027-03-04",
                        "covers 3400"),
                row(
                        "a bank that asks about a run, too",
                        facts(3400, null, List.of(new Known(asked(run), true, AT)), FIRST_OPEN),
                        "covers 0"),
                row(
                        "a run takes what is due",
                        facts(3400, null, List.of(new Known(run, true, AT))),
                        "second 3400 on 2027-03-31",
                        "covers 3400"),
                row(
                        "instead of what is planned",
                        facts(3400, null, List.of(new Known(run, true, AT), new Known(told, true, AT)), FIRST_OPEN),
                        "first CANCELED",
                        "covers 3400"),
                row(
                        "a run that takes less does not",
                        facts(3400, null, List.of(new Known(run.over(usd(3399)), true, AT)), FIRST_OPEN),
                        "first 3400 on 2027-03-04",
                        "covers 3400"),
                row(
                        "a run takes what is no part, too",
                        facts(9000, null, List.of(new Known(run.over(usd(9000)), true, AT)), FIRST_OPEN),
                        "covers 9000"),
                row(
                        "never more than is due",
                        facts(3000, null, List.of(new Known(run, true, AT)), FIRST_OPEN),
                        "covers 3000"));
    }

    @Test
    void thePlanOfAPlanIsThePlan() {
        var first = CardPlan.of(facts(3400, null));

        var made = first.wanted().stream()
                .map(it -> new Known(planned(it.itemId(), 3400, it.on()), true, AT))
                .toList();

        assertThat(words(CardPlan.of(facts(3400, null, made)))).containsExactly("covers 3400");
    }

    private static List<String> words(CardPlan plan) {
        var wanted = plan.wanted().stream().map(it -> "%s %d on %s"
                .formatted(name(it.itemId()), it.amount().getAmountMinorLong(), it.on()));
        var changed = plan.changed().stream().map(it -> "%s over %d on %s%s"
                .formatted(
                        name(it.itemId()),
                        it.amount().getAmountMinorLong(),
                        it.dueOn(),
                        it.announced() ? " told" : ""));
        var dropped = plan.dropped().stream().map(it -> name(it.charge().itemId()) + " " + it.reason());
        var covers = Stream.of("covers " + plan.covered().getAmountMinorLong());
        return Stream.of(wanted, changed, dropped, covers).flatMap(it -> it).toList();
    }

    private static String name(@Nullable UUID item) {
        return FIRST.equals(item) ? "first" : SECOND.equals(item) ? "second" : String.valueOf(item);
    }

    private static Facts facts(long due, @Nullable Long ceiling) {
        return facts(due, ceiling, List.of());
    }

    private static Facts facts(long due, @Nullable Long ceiling, Item... items) {
        return facts(due, ceiling, List.of(), items);
    }

    private static Facts facts(long due, @Nullable Long ceiling, Known known, Item... items) {
        return facts(due, ceiling, List.of(known), items);
    }

    /** Without items: both installments, unless a charge is for the first and nothing is due. */
    private static Facts facts(long due, @Nullable Long ceiling, List<Known> known, Item... items) {
        var parts = items.length > 0 ? List.of(items) : due == 0 ? List.<Item>of() : List.of(FIRST_OPEN, SECOND_OPEN);
        var method =
                new PaymentMethod(UUID.randomUUID(), ORDER, "sandbox", VISA, ceiling == null ? null : usd(ceiling), AT);
        return new Facts(parts, usd(due), TODAY, method, known, new Notice(3, LocalTime.of(9, 0)));
    }

    private static Item item(UUID id, int number, long minor, long paid, LocalDate on) {
        return new Item(
                id, Item.Kind.INSTALLMENT, number, 2, new UUID(7, 7), List.of(), usd(minor), usd(paid), Due.on(on));
    }

    private static Known known(Charge charge) {
        return new Known(charge, true, AT);
    }

    private static Charge planned(UUID item, long minor, LocalDate on) {
        return Charge.forItem(new UUID(5, item.getLeastSignificantBits()), ORDER, item, usd(minor), on, AT);
    }

    private static Charge begun(Charge charge) {
        return charge.attempt(charge.amount(), new Charge.Taken("sandbox", VISA));
    }

    private static Charge settled(Charge charge, ChargeOutcome outcome) {
        var begun = begun(charge);
        return begun.settle(begun.processorKey(), outcome);
    }

    private static Charge unknown(Charge charge) {
        return settled(charge, new ChargeOutcome.Unknown());
    }

    private static Charge asked(Charge charge) {
        return settled(charge, new ChargeOutcome.ActionRequired("pay", "http://localhost/confirm"));
    }

    private static Charge paid(Charge charge) {
        return settled(charge, new ChargeOutcome.Succeeded("pay", charge.amount(), "Visa ending 4242", AT));
    }

    private static Charge declined(Charge charge, DeclineClass declineClass) {
        return settled(charge, new ChargeOutcome.Declined("card_declined", declineClass));
    }

    private static Arguments row(String situation, Facts facts, String... plan) {
        return Arguments.of(situation, facts, List.of(plan));
    }

    private static Money usd(long minor) {
        return Money.ofMinor(CurrencyUnit.USD, minor);
    }
}
