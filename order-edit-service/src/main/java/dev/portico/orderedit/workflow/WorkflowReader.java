package dev.portico.orderedit.workflow;

import dev.portico.kit.http.Faults;
import dev.portico.orderedit.order.domain.Texts;
import dev.portico.orderedit.workflow.WorkflowInput.RuleInput;
import dev.portico.orderedit.workflow.WorkflowInput.ThenInput;
import dev.portico.orderedit.workflow.domain.WorkflowRule;
import dev.portico.orderedit.workflow.domain.WorkflowRule.Audience;
import dev.portico.orderedit.workflow.domain.WorkflowRule.Then;
import dev.portico.orderedit.workflow.domain.WorkflowRule.Trigger;
import dev.portico.orderedit.workflow.domain.WorkflowRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a {@link WorkflowInput}: everything that is wrong is named, with what it may be. */
final class WorkflowReader {

    static final int RULE_LIMIT = 50;
    private static final int TAG_LIMIT = 255;
    private static final int REASON_LIMIT = 255;
    private static final int MESSAGE_LIMIT = 1000;
    private static final UUID NO_ID = new UUID(0, 0);

    private final Faults faults = new Faults();
    private final Supplier<UUID> ids;

    private WorkflowReader(Supplier<UUID> ids) {
        this.ids = ids;
    }

    /** Fails with a 422 that names each field. */
    static WorkflowRules read(WorkflowInput input, Supplier<UUID> ids) {
        var reader = new WorkflowReader(ids);
        var rules = reader.rules(input.rules());
        reader.faults.throwIfAny(422, "invalid-workflow-rules", "The workflow rules were not changed");
        return new WorkflowRules(rules);
    }

    private List<WorkflowRule> rules(@Nullable List<@Nullable RuleInput> inputs) {
        if (inputs == null) {
            fault("required", "/rules", "must be a list, which may be empty");
            return List.of();
        }
        if (inputs.size() > RULE_LIMIT) {
            fault("too-many-rules", "/rules", "must not be more than " + RULE_LIMIT, Map.of("limit", RULE_LIMIT));
            return List.of();
        }
        var rules = new ArrayList<WorkflowRule>();
        var seen = new HashSet<UUID>();
        for (int i = 0; i < inputs.size(); i++) {
            var input = inputs.get(i);
            if (input == null) {
                fault("required", "/rules/" + i, "must be a rule");
            } else {
                rules.add(rule(input, "/rules/" + i, seen));
            }
        }
        return rules;
    }

    private WorkflowRule rule(RuleInput input, String at, Set<UUID> seen) {
        var when = choice(input.when(), Trigger.EDITED_BY_CUSTOMER, at + "/when");
        var then = input.then() == null ? new ThenInput(null, null, null, null, null) : input.then();
        var type = choice(then.type(), Then.ADD_TAG, at + "/then/type");
        return new WorkflowRule(
                id(input.id(), at, seen),
                input.enabled() == null || input.enabled(),
                when,
                type,
                tag(type, then, at),
                text(type, then, at),
                audience(type, then, at));
    }

    private UUID id(@Nullable UUID id, String at, Set<UUID> seen) {
        if (id == null) {
            return ids.get();
        }
        if (id.equals(NO_ID) || !seen.add(id)) {
            fault("duplicate-id", at + "/id", "must be given once");
        }
        return id;
    }

    private @Nullable String tag(Then type, ThenInput then, String at) {
        boolean ofTags = type == Then.ADD_TAG || type == Then.REMOVE_TAG;
        return ofTags && then.type() != null ? required(then.tag(), at + "/then/tag", TAG_LIMIT) : null;
    }

    private @Nullable String text(Then type, ThenInput then, String at) {
        return switch (type) {
            case NOTIFY -> required(then.message(), at + "/then/message", MESSAGE_LIMIT);
            case HOLD -> required(then.reason(), at + "/then/reason", REASON_LIMIT);
            case RELEASE -> bounded(Texts.tidy(then.reason()), at + "/then/reason", REASON_LIMIT);
            case ADD_TAG, REMOVE_TAG -> null;
        };
    }

    private @Nullable Audience audience(Then type, ThenInput then, String at) {
        if (type != Then.NOTIFY) {
            return null;
        }
        return then.audience() == null
                ? Audience.STAFF
                : choice(then.audience(), Audience.STAFF, at + "/then/audience");
    }

    private @Nullable String required(@Nullable String value, String pointer, int limit) {
        var text = Texts.tidy(value);
        if (text == null || text.isBlank()) {
            fault("required", pointer, "must not be empty");
            return null;
        }
        return bounded(text, pointer, limit);
    }

    private @Nullable String bounded(@Nullable String text, String pointer, int limit) {
        if (text != null && text.length() > limit) {
            fault("too-long", pointer, "must not be longer than " + limit, Map.of("limit", limit));
        }
        return text;
    }

    private <E extends Enum<E>> E choice(@Nullable String value, E otherwise, String pointer) {
        var choices = otherwise.getDeclaringClass().getEnumConstants();
        var found = Arrays.stream(choices).filter(it -> it.name().equals(value)).findFirst();
        if (found.isEmpty()) {
            var names = Arrays.stream(choices).map(Enum::name).toList();
            fault(
                    value == null ? "required" : "unknown-value",
                    pointer,
                    "must be one of " + names,
                    Map.of("supported", names));
        }
        return found.orElse(otherwise);
    }

    private void fault(String code, String pointer, String detail) {
        fault(code, pointer, detail, Map.of());
    }

    private void fault(String code, String pointer, String detail, Map<String, Object> params) {
        var unused = faults.add(code, pointer, detail, params);
    }
}
