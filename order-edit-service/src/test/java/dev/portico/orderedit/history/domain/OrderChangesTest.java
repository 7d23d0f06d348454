package dev.portico.orderedit.history.domain;

import static dev.portico.orderedit.Fixtures.SHIRT;
import static dev.portico.orderedit.Fixtures.TOP;
import static dev.portico.orderedit.Fixtures.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.orderedit.order.domain.Line;
import dev.portico.orderedit.order.domain.Order;
import org.junit.jupiter.api.Test;

class OrderChangesTest {

    private static final Order ORDER = order();
    private static final Line SHIRTS = ORDER.line(SHIRT).orElseThrow();

    @Test
    void theSameOrderHasNone() {
        assertThat(OrderChanges.between(ORDER, order())).isEmpty();
    }

    @Test
    void ofTheOrder() {
        var after = ORDER.copy().note("Ring twice.").make().withTag("vip");

        assertThat(OrderChanges.between(ORDER, after))
                .containsExactlyInAnyOrder(
                        new FieldChange("note", null, null, ORDER.note(), "Ring twice."),
                        new FieldChange("tags", null, null, ORDER.tags(), after.tags()));
    }

    @Test
    void ofALineByItsName() {
        var after = ORDER.copy()
                .lines(ORDER.lines().stream()
                        .map(line -> line.id().equals(TOP) ? line.withFulfilledQuantity(1) : line)
                        .toList())
                .make();

        assertThat(OrderChanges.between(ORDER, after))
                .containsExactly(new FieldChange("lines.fulfilledQuantity", TOP, "Classic Varsity Top", 0, 1));
    }

    @Test
    void aLineThatCameOrWentIsThereWhole() {
        var without = ORDER.copy()
                .lines(ORDER.lines().stream()
                        .filter(line -> !line.id().equals(SHIRT))
                        .toList())
                .make();
        var title = SHIRTS.item().title();

        assertThat(OrderChanges.between(without, ORDER))
                .containsExactly(new FieldChange("lines", SHIRT, title, null, SHIRTS));
        assertThat(OrderChanges.between(ORDER, without))
                .containsExactly(new FieldChange("lines", SHIRT, title, SHIRTS, null));
    }

    @Test
    void versionsAndThePlatformsCopyAreNoFields() {
        assertThat(OrderChanges.between(ORDER, ORDER.copy().version(9).make())).isEmpty();
    }
}
