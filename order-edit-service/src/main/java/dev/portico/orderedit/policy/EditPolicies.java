package dev.portico.orderedit.policy;

import dev.portico.kit.document.Replaceable;
import dev.portico.kit.document.Replaceable.Form;
import dev.portico.kit.document.Replaceable.Versioned;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.orderedit.policy.domain.EditPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Use cases of the policy feature. One public method is one transaction. */
@ApplicationScoped
public class EditPolicies {

    static final String CHANGED = "policy-changed";

    private static final Replaceable<EditPolicy> POLICIES = new Replaceable<>(
            new Form<>("edit_policy", CHANGED, EditPolicy.DEFAULT, PolicyDocuments::read, PolicyDocuments::write));

    private final Republications republications;
    private final Clock clock;

    EditPolicies(Republications republications, Clock clock) {
        this.republications = republications;
        this.clock = clock;
    }

    @MerchantTransaction
    public Uni<Versioned<EditPolicy>> current(MerchantId merchant) {
        return POLICIES.find(merchant);
    }

    /**
     * Replaces the policy, at once also for orders already in their window.
     *
     * @param expected the version the caller has read, if they said so; another one ends in a 412
     */
    @MerchantTransaction
    public Uni<Versioned<EditPolicy>> replace(MerchantId merchant, Optional<Integer> expected, EditPolicy policy) {
        return POLICIES.replace(merchant, expected, policy, clock.instant()).call(() -> republications.start(merchant));
    }
}
