package dev.portico.orderedit.workflow;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portico.orderedit.workflow.domain.WorkflowRule;
import dev.portico.orderedit.workflow.domain.WorkflowRule.Audience;
import dev.portico.orderedit.workflow.domain.WorkflowRule.Then;
import dev.portico.orderedit.workflow.domain.WorkflowRule.Trigger;
import dev.portico.orderedit.workflow.domain.WorkflowRules;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Workflow rules as they are answered, in the order in which they apply. */
record WorkflowView(List<RuleView> rules) {

    record RuleView(UUID id, boolean enabled, Trigger when, ThenView then) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ThenView(
            Then type,
            @Nullable String tag,
            @Nullable String reason,
            @Nullable Audience audience,
            @Nullable String message) {}

    static WorkflowView of(WorkflowRules rules) {
        return new WorkflowView(rules.rules().stream().map(WorkflowView::rule).toList());
    }

    private static RuleView rule(WorkflowRule rule) {
        boolean notice = rule.then() == Then.NOTIFY;
        return new RuleView(
                rule.id(),
                rule.enabled(),
                rule.when(),
                new ThenView(
                        rule.then(),
                        rule.tag(),
                        notice ? null : rule.text(),
                        rule.audience(),
                        notice ? rule.text() : null));
    }
}
