package dev.portico.orderedit.workflow;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Workflow rules as they are sent; what is wrong is named by {@link WorkflowReader}. */
record WorkflowInput(@Nullable List<@Nullable RuleInput> rules) {

    /** @param id keeps a rule's identity; without it the rule is new */
    record RuleInput(@Nullable UUID id, @Nullable Boolean enabled, @Nullable String when, @Nullable ThenInput then) {}

    /** What is done; which of the fields count depends on the type. */
    record ThenInput(
            @Nullable String type,
            @Nullable String tag,
            @Nullable String reason,
            @Nullable String audience,
            @Nullable String message) {}
}
