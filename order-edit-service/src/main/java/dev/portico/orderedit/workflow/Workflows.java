package dev.portico.orderedit.workflow;

import dev.portico.kit.document.Replaceable;
import dev.portico.kit.document.Replaceable.Form;
import dev.portico.kit.document.Replaceable.Versioned;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.orderedit.document.Documents;
import dev.portico.orderedit.workflow.domain.WorkflowRules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** A merchant's workflow rules. One public method is one transaction. */
@ApplicationScoped
public class Workflows {

    static final String CHANGED = "workflow-rules-changed";

    private static final Replaceable<WorkflowRules> RULES = new Replaceable<>(new Form<>(
            "workflow_rules",
            CHANGED,
            WorkflowRules.DEFAULT,
            document -> Documents.read(document, WorkflowRules.class),
            Documents::write));

    private final Clock clock;

    Workflows(Clock clock) {
        this.clock = clock;
    }

    @MerchantTransaction
    public Uni<Versioned<WorkflowRules>> current(MerchantId merchant) {
        return RULES.find(merchant);
    }

    /** @param expected the version the caller has read, if they said so; another one ends in a 412 */
    @MerchantTransaction
    public Uni<Versioned<WorkflowRules>> replace(MerchantId merchant, Optional<Integer> expected, WorkflowRules rules) {
        return RULES.replace(merchant, expected, rules, clock.instant());
    }
}
