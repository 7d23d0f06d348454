package dev.portico.orderedit.workflow.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portico.orderedit.Fixtures;
import dev.portico.orderedit.order.domain.Hold;
import dev.portico.orderedit.order.domain.Order;
import dev.portico.orderedit.workflow.domain.WorkflowRule.Audience;
import dev.portico.orderedit.workflow.domain.WorkflowRule.Then;
import dev.portico.orderedit.workflow.domain.WorkflowRule.Trigger;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkflowRulesTest {

    private static final UUID ID = new UUID(7, 1);

    private final Order order = Fixtures.order();

    @Test
    void theTwoTagsAreShipped() {
        assertThat(run(WorkflowRules.DEFAULT, Trigger.EDITED_BY_CUSTOMER).tagsAdded())
                .containsExactly(Order.EDITED_TAG);
        assertThat(run(WorkflowRules.DEFAULT, Trigger.CANCELED_BY_CUSTOMER).tagsAdded())
                .containsExactly(Order.CANCELED_TAG);
        assertThat(run(WorkflowRules.DEFAULT, Trigger.WINDOW_CLOSED).nothingDone())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Trigger.class)
    void aRuleAppliesToItsOwnTriggerOnly(Trigger trigger) {
        var rules = new WorkflowRules(List.of(rule(true, trigger, Then.ADD_TAG, "x", null)));
        for (var happened : Trigger.values()) {
            assertThat(run(rules, happened).tagsAdded().isEmpty()).isEqualTo(happened != trigger);
        }
    }

    @Test
    void aRuleThatIsOffDoesNothing() {
        var rules = new WorkflowRules(List.of(rule(false, Trigger.WINDOW_CLOSED, Then.ADD_TAG, "x", null)));
        assertThat(run(rules, Trigger.WINDOW_CLOSED).nothingDone()).isTrue();
    }

    @Test
    void aTagThatIsThereIsNotAddedAgain() {
        var rules = new WorkflowRules(List.of(rule(true, Trigger.WINDOW_CLOSED, Then.ADD_TAG, "first-order", null)));
        assertThat(run(rules, Trigger.WINDOW_CLOSED).nothingDone()).isTrue();
    }

    @Test
    void aTagIsRemoved() {
        var rules = new WorkflowRules(List.of(rule(true, Trigger.WINDOW_CLOSED, Then.REMOVE_TAG, "first-order", null)));
        var outcome = run(rules, Trigger.WINDOW_CLOSED);
        assertThat(outcome.tagsRemoved()).containsExactly("first-order");
        assertThat(outcome.order().tags()).isEmpty();
    }

    @Test
    void aTagThatOneRuleAddsAndALaterOneRemovesWasNeverThere() {
        var rules = new WorkflowRules(List.of(
                rule(true, Trigger.WINDOW_CLOSED, Then.ADD_TAG, "x", null),
                rule(true, Trigger.WINDOW_CLOSED, Then.REMOVE_TAG, "x", null)));
        assertThat(run(rules, Trigger.WINDOW_CLOSED).nothingDone()).isTrue();
    }

    @Test
    void aHoldStandsOnceHoweverOftenItsRuleApplies() {
        var rules = new WorkflowRules(List.of(rule(true, Trigger.ADDRESS_CHANGED, Then.HOLD, null, "check address")));
        var first = run(rules, Trigger.ADDRESS_CHANGED);
        assertThat(first.held()).singleElement().satisfies(hold -> {
            assertThat(hold.kind()).isEqualTo(Hold.Kind.STAFF);
            assertThat(hold.reason()).isEqualTo("check address");
        });
        assertThat(rules.run(Set.of(Trigger.ADDRESS_CHANGED), first.order(), Fixtures.SOON)
                        .nothingDone())
                .isTrue();
    }

    @Test
    void aReleaseEndsStaffHoldsOfItsReasonOrAllOfThemButNoOthers() {
        var window = new Hold(Hold.Kind.EDIT_WINDOW, Fixtures.PLACED);
        var check = new Hold(new UUID(8, 1), Hold.Kind.STAFF, Fixtures.PLACED, null, "check");
        var other = new Hold(new UUID(8, 2), Hold.Kind.STAFF, Fixtures.PLACED, null, "other");
        var held = order.withHold(window).withHold(check).withHold(other);

        var named = new WorkflowRules(List.of(rule(true, Trigger.WINDOW_CLOSED, Then.RELEASE, null, "check")));
        assertThat(named.run(Set.of(Trigger.WINDOW_CLOSED), held, Fixtures.SOON).released())
                .containsExactly(check);
        var all = new WorkflowRules(List.of(rule(true, Trigger.WINDOW_CLOSED, Then.RELEASE, null, null)));
        var outcome = all.run(Set.of(Trigger.WINDOW_CLOSED), held, Fixtures.SOON);
        assertThat(outcome.released()).containsExactly(check, other);
        assertThat(outcome.order().holds()).containsExactly(window);
    }

    @Test
    void aNoticeIsPassedOn() {
        var notice = new WorkflowRule(
                ID, true, Trigger.PAYMENT_OVERDUE, Then.NOTIFY, null, "Call the customer.", Audience.STAFF);
        assertThat(run(new WorkflowRules(List.of(notice)), Trigger.PAYMENT_OVERDUE)
                        .notices())
                .containsExactly(notice);
    }

    private WorkflowRules.Outcome run(WorkflowRules rules, Trigger trigger) {
        return rules.run(EnumSet.of(trigger), order, Fixtures.SOON);
    }

    private static WorkflowRule rule(
            boolean enabled, Trigger when, Then then, @Nullable String tag, @Nullable String text) {
        return new WorkflowRule(ID, enabled, when, then, tag, text, null);
    }
}
