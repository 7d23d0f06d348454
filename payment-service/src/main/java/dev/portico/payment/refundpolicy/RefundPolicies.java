package dev.portico.payment.refundpolicy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.kit.document.Replaceable;
import dev.portico.kit.document.Replaceable.Form;
import dev.portico.kit.document.Replaceable.Versioned;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.payment.refundpolicy.domain.RefundPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Use cases of the policy: a document that is replaced whole and counts its versions. */
@ApplicationScoped
public class RefundPolicies {

    /** The code of the problem (412) that tells of another version. */
    static final String CHANGED = "policy-changed";

    private final Replaceable<RefundPolicy> policies;
    private final ObjectMapper json;
    private final Clock clock;

    RefundPolicies(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
        // A setting that the stored document does not know has its default, so that a new one needs no migration.
        this.policies = new Replaceable<>(
                new Form<>("refund_policy", CHANGED, RefundPolicy.DEFAULT, RefundPolicyReader::read, this::write));
    }

    @MerchantTransaction
    public Uni<RefundPolicy> current(MerchantId merchant) {
        return policies.find(merchant).map(Versioned::document);
    }

    @MerchantTransaction
    public Uni<Versioned<RefundPolicy>> read(MerchantId merchant) {
        return policies.find(merchant);
    }

    /** @param expected the version the caller has read, if they said so; another one ends in a 412 */
    @MerchantTransaction
    public Uni<Versioned<RefundPolicy>> replace(MerchantId merchant, Optional<Integer> expected, RefundPolicy policy) {
        return policies.replace(merchant, expected, policy, clock.instant());
    }

    private String write(RefundPolicy policy) {
        try {
            return json.writeValueAsString(RefundPolicyView.of(policy));
        } catch (JsonProcessingException notWritable) {
            throw new IllegalStateException(notWritable);
        }
    }
}
