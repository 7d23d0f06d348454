package dev.portico.orderedit.policy;

import static dev.portico.orderedit.Fixtures.CLOSES;
import static dev.portico.orderedit.Fixtures.order;
import static dev.portico.orderedit.Fixtures.situation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.orderedit.policy.Explanation.ExplainedAction;
import dev.portico.orderedit.policy.Explanation.Setting;
import dev.portico.orderedit.policy.domain.Action;
import dev.portico.orderedit.policy.domain.EditPolicy;
import dev.portico.orderedit.policy.domain.EditWindow;
import dev.portico.orderedit.policy.domain.Reason;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class ExplanationsTest {

    @Test
    void everyReasonCanBeExplained() {
        assertThat(Explanations.explained())
                .contains((Class<? extends Reason>[]) Reason.class.getPermittedSubclasses());
    }

    @Test
    void aReasonNamesItsRuleAndTheSettingBehindIt() {
        var policy = EditPolicy.DEFAULT
                .copy()
                .cancelWindow(EditWindow.of(Duration.ofMinutes(5)))
                .enabled(EnumSet.complementOf(EnumSet.of(Action.CHANGE_NOTE)))
                .make();

        var explained = Explanations.of(situation(order(), policy, CLOSES));

        assertThat(explained.actions()).extracting(ExplainedAction::action).containsExactly(Action.values());
        var note = action(explained, Action.CHANGE_NOTE);
        assertThat(note.shown()).isFalse();
        assertThat(note.reasons()).extracting("code").containsExactly("ACTION_DISABLED", "WINDOW_CLOSED");
        assertThat(setting(note, 0).pointer()).isEqualTo("/actions/CHANGE_NOTE");
        assertThat(setting(note, 0).value().asBoolean(true)).isFalse();
        assertThat(setting(note, 1).pointer()).isEqualTo("/window");
        assertThat(setting(note, 1).value().get("minutes").asInt()).isEqualTo(60);
        var cancel = action(explained, Action.CANCEL);
        assertThat(cancel.shown()).isTrue();
        assertThat(setting(cancel, 0).pointer()).isEqualTo("/cancelWindow");
        assertThat(setting(cancel, 0).value().get("minutes").asInt()).isEqualTo(5);
        assertThat(action(explained, Action.PAY).allowed()).isTrue();
        assertThat(explained.lines()).hasSize(2).allSatisfy(line -> assertThat(line.actions())
                .extracting(ExplainedAction::action)
                .containsExactlyElementsOf(Action.OF_A_LINE));
    }

    private static ExplainedAction action(Explanation explained, Action action) {
        return explained.actions().stream()
                .filter(each -> each.action() == action)
                .findFirst()
                .orElseThrow();
    }

    private static Setting setting(ExplainedAction action, int reason) {
        return action.reasons().get(reason).setting();
    }
}
