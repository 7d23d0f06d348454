package dev.portico.orderedit.policy.domain;

import static dev.portico.orderedit.Fixtures.CLOSES;
import static dev.portico.orderedit.Fixtures.SOON;
import static dev.portico.orderedit.Fixtures.TOP;
import static dev.portico.orderedit.Fixtures.order;
import static dev.portico.orderedit.Fixtures.policy;
import static dev.portico.orderedit.Fixtures.situation;
import static dev.portico.orderedit.Fixtures.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.portico.orderedit.policy.domain.Permissions.OfLine;
import dev.portico.orderedit.policy.domain.Reason.FreeItem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SituationTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void anOrderIsClosedByItsWindowAndByItsStatus(String name, Situation given, boolean closed) {
        assertThat(given.closedForEdits()).isEqualTo(closed);
        assertThat(given.closedForCanceling()).isEqualTo(closed);
    }

    static Stream<Arguments> anOrderIsClosedByItsWindowAndByItsStatus() {
        var policy = policy(p -> {});
        return Stream.of(
                arguments("open, in time", soon(order()), false),
                arguments("open, the last moment", situation(order(), policy, CLOSES.minusMillis(1)), false),
                arguments("open, too late", situation(order(), policy, CLOSES), true),
                arguments("canceled, in time", soon(order().cancel(SOON)), true));
    }

    @Test
    void anotherEditIsCounted() {
        var edited = soon(order()).edited(order().withWindowClosed(SOON));

        assertThat(edited.editsSoFar()).isEqualTo(1);
        assertThat(edited.order().windowClosedAt()).isEqualTo(SOON);
    }

    @Test
    void aLineAllowsWhatIsListedWithoutAReason() {
        var line = new OfLine(
                TOP,
                List.of(
                        new Permission(Action.REMOVE_ITEM, List.of()),
                        new Permission(Action.CHANGE_QUANTITY, List.of(new FreeItem()))));

        assertThat(line.allows(Action.REMOVE_ITEM)).isTrue();
        assertThat(line.allows(Action.CHANGE_QUANTITY)).isFalse();
        assertThat(line.allows(Action.SWAP_VARIANT)).isFalse();
    }
}
