package dev.portico.portal.view.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.portal.view.domain.Schedule.Item;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a plan is due, on each side of a day. */
class ScheduleTest {

    private static final LocalDate FIRST = LocalDate.of(2027, 1, 31);
    private static final LocalDate SECOND = LocalDate.of(2027, 2, 28);

    private static final Schedule PLAN = new Schedule(
            7,
            "EUR",
            List.of(
                    item("late", 500, 0, null, "ON_FULFILLMENT", "OPEN"),
                    item("second", 300, 0, SECOND, null, "OPEN"),
                    item("first", 200, 50, FIRST, null, "OPEN"),
                    item("deposit", 100, 100, null, null, "PAID")));

    @ParameterizedTest(name = "on {0}: {1} due, {2} later, then {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "2027-01-30, 0, 950, first",
                "2027-01-31, 150, 800, second",
                "2027-02-27, 150, 800, second",
                "2027-02-28, 450, 500, late",
                "2028-01-01, 450, 500, late"
            })
    void whatIsNotPaidIsDueFromItsDayOn(LocalDate today, long due, long later, String next) {
        assertThat(PLAN.dueMinor(today)).isEqualTo(due);
        assertThat(PLAN.laterMinor(today)).isEqualTo(later);
        assertThat(PLAN.upNext(today).map(Item::id)).hasValue(next);
    }

    @Test
    void whatHasNoDayComesLast() {
        assertThat(PLAN.items()).extracting(Item::id).containsExactly("deposit", "first", "second", "late");
    }

    @Test
    void withoutDayAndTriggerItIsDueAtOnce() {
        var atOnce = new Schedule(1, "EUR", List.of(item("now", 100, 0, null, null, "OPEN")));

        assertThat(atOnce.dueMinor(FIRST)).isEqualTo(100);
        assertThat(atOnce.upNext(FIRST)).isEmpty();
    }

    @Test
    void whatIsAllBoughtNowIsNoPlan() {
        var now = new Item("1", "AT_ONCE", 1, 1, null, 100, 0, null, null, "OPEN");

        assertThat(new Schedule(1, "EUR", List.of(now)).isPlanned()).isFalse();
        assertThat(PLAN.isPlanned()).isTrue();
    }

    private static Item item(String id, long amount, long paid, LocalDate dueOn, String trigger, String status) {
        return new Item(id, "INSTALLMENT", 1, 3, null, amount, paid, dueOn, trigger, status);
    }
}
