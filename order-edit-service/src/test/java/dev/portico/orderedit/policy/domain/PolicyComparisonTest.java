package dev.portico.orderedit.policy.domain;

import static dev.portico.orderedit.Fixtures.CLOSES;
import static dev.portico.orderedit.Fixtures.line;
import static dev.portico.orderedit.Fixtures.order;
import static dev.portico.orderedit.Fixtures.situation;
import static dev.portico.orderedit.Fixtures.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.orderedit.policy.domain.PolicyComparison.OfAction;
import dev.portico.orderedit.policy.domain.PolicyComparison.OfReason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyComparisonTest {

    private static final EditPolicy STRICT = EditPolicy.DEFAULT
            .copy()
            .restrictionTags(new RestrictionTags(List.of("first-order"), List.of(), List.of()))
            .make();
    private static final EditPolicy LONG =
            EditPolicy.DEFAULT.copy().window(EditWindow.of(Duration.ofHours(2))).make();

    @Test
    void lockedOrdersAreCountedWithAFewSamples() {
        var comparison = new PolicyComparison();
        for (int i = 0; i < 7; i++) {
            comparison.add(soon(order()), STRICT);
        }
        comparison.add(soon(order(json -> json.putArray("tags").add("other"))), STRICT);

        var note = of(comparison, Action.CHANGE_NOTE);
        assertThat(note.allowedBefore()).isEqualTo(8);
        assertThat(note.allowedAfter()).isEqualTo(1);
        assertThat(note.locked()).isEqualTo(7);
        assertThat(note.unlocked()).isZero();
        assertThat(note.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo("RESTRICTED_TAG");
            assertThat(reason.before()).isZero();
            assertThat(reason.after()).isEqualTo(7);
            assertThat(reason.samples())
                    .hasSize(5)
                    .allMatch(sample -> !sample.before()
                            && sample.after()
                            && sample.number().equals("#2051"));
        });
        assertThat(of(comparison, Action.PAY).locked()).isZero();
    }

    @Test
    void unlockedOrdersAreCountedToo() {
        var comparison = new PolicyComparison();
        comparison.add(situation(order(), EditPolicy.DEFAULT, CLOSES), LONG);

        var cancel = of(comparison, Action.CANCEL);
        assertThat(cancel.unlocked()).isEqualTo(1);
        assertThat(cancel.locked()).isZero();
        assertThat(cancel.reasons())
                .extracting(OfReason::code, OfReason::before, OfReason::after)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("WINDOW_CLOSED", 1, 0));
    }

    @Test
    void anOrderIsReplayedAsItWasPlaced() {
        var shipped = order(
                line(0, top -> top.put("fulfilledQuantity", 2)).andThen(line(1, s -> s.put("fulfilledQuantity", 1))));
        var over = situation(shipped.withWindowClosed(CLOSES), EditPolicy.DEFAULT, CLOSES)
                .copy()
                .portalEnabled(false)
                .editsSoFar(9)
                .make();

        var placed = Replay.whenPlaced(over);

        assertThat(PermissionRules.reasons(Action.CANCEL, placed)).isEmpty();
        assertThat(placed.order().openUnits()).isEqualTo(3);
        assertThat(Replay.whenPlaced(soon(order().cancel(CLOSES))).order().lines())
                .isEqualTo(order().lines());
    }

    private static OfAction of(PolicyComparison comparison, Action action) {
        return comparison.actions().stream()
                .filter(each -> each.action() == action)
                .findFirst()
                .orElseThrow();
    }
}
