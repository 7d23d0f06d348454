package dev.portico.orderedit.policy.domain;

import static dev.portico.orderedit.Fixtures.PLACED;
import static dev.portico.orderedit.Fixtures.line;
import static dev.portico.orderedit.Fixtures.order;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.policy.domain.EditWindow.Kind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EditWindowTest {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Set<DayOfWeek> DAILY = EnumSet.allOf(DayOfWeek.class);

    @ParameterizedTest(name = "{0}")
    @MethodSource("cutOffs")
    void theFirstCutOffAfterAMoment(String situation, CutOff cutOff, ZoneId zone, String moment, String expected) {
        assertThat(cutOff.firstAfter(Instant.parse(moment), zone)).isEqualTo(Instant.parse(expected));
    }

    static Stream<Arguments> cutOffs() {
        var two = at("14:00", DAILY);
        var monday = at("14:00", Set.of(MONDAY));
        return Stream.of(
                // 2026-11-20 is a Friday; Chicago is six hours behind UTC in winter
                row("later today", two, CHICAGO, "2026-11-20T19:59:59Z", "2026-11-20T20:00:00Z"),
                row("at the very time: tomorrow's", two, CHICAGO, "2026-11-20T20:00:00Z", "2026-11-21T20:00:00Z"),
                row("the shop's today, not UTC's", two, CHICAGO, "2026-11-21T03:00:00Z", "2026-11-21T20:00:00Z"),
                row("over the weekend", monday, CHICAGO, "2026-11-20T15:00:00Z", "2026-11-23T20:00:00Z"),
                row("a week later", monday, CHICAGO, "2026-11-23T20:00:00Z", "2026-11-30T20:00:00Z"),
                row(
                        "the nearest of two days",
                        at("14:00", Set.of(MONDAY, FRIDAY)),
                        CHICAGO,
                        "2026-11-20T21:00:00Z",
                        "2026-11-23T20:00:00Z"),
                // the clock goes forward in Berlin on Sunday 2026-03-29, 02:00 to 03:00
                row("before the clock goes forward", two, BERLIN, "2026-03-28T12:00:00Z", "2026-03-28T13:00:00Z"),
                row("the day it does", two, BERLIN, "2026-03-28T14:00:00Z", "2026-03-29T12:00:00Z"),
                row("a time left out", at("02:30", DAILY), BERLIN, "2026-03-28T12:00:00Z", "2026-03-29T01:30:00Z"),
                row(
                        "a time left out, on its only day",
                        at("02:30", Set.of(SUNDAY)),
                        BERLIN,
                        "2026-03-29T01:30:00Z",
                        "2026-04-05T00:30:00Z"),
                // and back on Sunday 2026-10-25, 03:00 to 02:00
                row("before the clock goes back", two, BERLIN, "2026-10-24T11:00:00Z", "2026-10-24T12:00:00Z"),
                row("the day it goes back", two, BERLIN, "2026-10-24T12:00:00Z", "2026-10-25T13:00:00Z"),
                row("a time shown twice", at("02:30", DAILY), BERLIN, "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z"),
                row("between the two", at("02:30", DAILY), BERLIN, "2026-10-25T00:45:00Z", "2026-10-26T01:30:00Z"));
    }

    @Test
    void aCutOffNeedsADay() {
        assertThatThrownBy(() -> at("14:00", Set.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    void endOfAWindow(String situation, EditWindow window, Order order, Instant expected) {
        assertThat(window.endFor(order, CHICAGO)).isEqualTo(expected);
    }

    static Stream<Arguments> ends() {
        var open = order(); // placed on Friday at 16:15 UTC, 10:15 in Chicago
        var triggered = open.copy().chargeTriggeredAt(PLACED.plusSeconds(7200)).make();
        var eleven = at("11:00", DAILY);
        var cutAt = Instant.parse("2026-11-20T17:00:00Z");
        var charge = EditWindow.until(Kind.UNTIL_CHARGE_TRIGGERED);
        return Stream.of(
                arguments("a duration", EditWindow.of(Duration.ofMinutes(3)), open, PLACED.plusSeconds(180)),
                arguments(
                        "the cut-off comes first",
                        EditWindow.of(Duration.ofMinutes(60)).cutAt(eleven),
                        open,
                        cutAt),
                arguments(
                        "the duration comes first",
                        EditWindow.of(Duration.ofMinutes(44)).cutAt(eleven),
                        open,
                        PLACED.plusSeconds(44 * 60)),
                arguments("until fulfillment", EditWindow.until(Kind.UNTIL_FULFILLMENT), open, null),
                arguments(
                        "fulfillment, cut",
                        EditWindow.until(Kind.UNTIL_FULFILLMENT).cutAt(eleven),
                        open,
                        cutAt),
                arguments("no charge triggered", charge, open, null),
                arguments("a charge triggered", charge, triggered, PLACED.plusSeconds(7200)),
                arguments("a charge, cut before", charge.cutAt(eleven), triggered, cutAt));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("overs")
    void aWindowIsOver(String situation, EditWindow window, Order order, Instant now, boolean expected) {
        assertThat(window.over(order, CHICAGO, now)).isEqualTo(expected);
    }

    static Stream<Arguments> overs() {
        var open = order();
        var hour = EditWindow.of(Duration.ofHours(1));
        var fulfillment = EditWindow.until(Kind.UNTIL_FULFILLMENT);
        var charge = EditWindow.until(Kind.UNTIL_CHARGE_TRIGGERED);
        var triggered = open.copy().chargeTriggeredAt(PLACED.plusSeconds(60)).make();
        var end = PLACED.plusSeconds(3600);
        var late = PLACED.plus(Duration.ofDays(400));
        return Stream.of(
                arguments("the last moment counts", hour, open, end.minusNanos(1), false),
                arguments("the end does not", hour, open, end, true),
                arguments("a shipped order within its time", hour, shipped(2, 1), end.minusNanos(1), false),
                arguments("open however long", fulfillment, open, late, false),
                arguments("one unit is still here", fulfillment, shipped(2, 0), late, false),
                arguments("the last unit is gone", fulfillment, shipped(2, 1), PLACED, true),
                arguments("before the charge", charge, open, late, false),
                arguments("just before the trigger", charge, triggered, PLACED.plusSeconds(59), false),
                arguments("at the trigger", charge, triggered, PLACED.plusSeconds(60), true),
                arguments("shipped before any charge", charge, shipped(2, 1), PLACED, true));
    }

    @Test
    void aWindowIsBounded() {
        assertThat(EditWindow.of(EditWindow.SHORTEST).duration()).isEqualTo(Duration.ofMinutes(3));
        assertThat(EditWindow.of(EditWindow.LONGEST).duration()).isEqualTo(Duration.ofDays(30));
        assertThatThrownBy(() -> EditWindow.of(EditWindow.SHORTEST.minusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EditWindow.of(EditWindow.LONGEST.plusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static CutOff at(String time, Set<DayOfWeek> days) {
        return new CutOff(LocalTime.parse(time), days);
    }

    private static Arguments row(String name, CutOff cutOff, ZoneId zone, String moment, String expected) {
        return arguments(name, cutOff, zone, moment, expected);
    }

    private static Order shipped(int tops, int shirts) {
        return order(line(0, top -> top.put("fulfilledQuantity", tops))
                .andThen(line(1, shirt -> shirt.put("fulfilledQuantity", shirts))));
    }
}
