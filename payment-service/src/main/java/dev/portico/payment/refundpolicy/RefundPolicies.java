package dev.portico.payment.refundpolicy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portico.kit.http.Problems;
import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import dev.portico.kit.tenancy.MerchantTransaction;
import dev.portico.payment.refundpolicy.domain.RefundPolicy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Use cases of the policy: a document that is replaced whole and counts its versions. */
@ApplicationScoped
public class RefundPolicies {

    private static final Sql FIND = Sql.of(
            """
            select version, cast(document as text) from refund_policy where merchant = :merchant
            """);
    // the version is checked again by the statement, so that of two writers one is told
    private static final Sql REPLACE = Sql.of(
            """
            insert into refund_policy as current (merchant, version, document, updated_at)
            values (:merchant, :version, cast(cast(:document as text) as jsonb), cast(cast(:now as text) as timestamptz))
            on conflict (merchant) do update
               set version = excluded.version, document = excluded.document, updated_at = excluded.updated_at
             where current.version = excluded.version - 1
            """);

    private final ObjectMapper json;
    private final Clock clock;

    RefundPolicies(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** A policy and how often it has been replaced: 0 for the default. */
    public record Versioned(RefundPolicy policy, int version) {}

    @MerchantTransaction
    public Uni<RefundPolicy> current(MerchantId merchant) {
        return find(merchant).map(Versioned::policy);
    }

    @MerchantTransaction
    public Uni<Versioned> read(MerchantId merchant) {
        return find(merchant);
    }

    /** @param expected the version the caller has read, if they said so; another one ends in a 412 */
    @MerchantTransaction
    public Uni<Versioned> replace(MerchantId merchant, Optional<Integer> expected, RefundPolicy policy) {
        return find(merchant)
                .invoke(current -> check(expected, current))
                .map(current -> new Versioned(policy, current.version() + 1))
                .call(next -> store(merchant, next));
    }

    private Uni<Versioned> find(MerchantId merchant) {
        return FIND.with("merchant", merchant.value()).rows().map(this::first);
    }

    private Versioned first(List<@Nullable Object[]> rows) {
        return rows.stream().findFirst().map(this::versioned).orElseGet(() -> new Versioned(RefundPolicy.DEFAULT, 0));
    }

    /** A setting that the stored document does not know has its default, so that a new one needs no migration. */
    private Versioned versioned(@Nullable Object[] row) {
        try {
            var document = json.readTree((String) Objects.requireNonNull(row[1]));
            return new Versioned(
                    RefundPolicyReader.read(document), ((Number) Objects.requireNonNull(row[0])).intValue());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a stored policy can't be read", broken);
        }
    }

    private static void check(Optional<Integer> expected, Versioned current) {
        if (expected.isPresent() && expected.get() != current.version()) {
            throw changed();
        }
    }

    private Uni<Void> store(MerchantId merchant, Versioned next) {
        return REPLACE.with("merchant", merchant.value())
                .with("version", next.version())
                .with("document", write(next.policy()))
                .with("now", clock.instant().toString())
                .update()
                .invoke(RefundPolicies::exactlyOne)
                .replaceWithVoid();
    }

    private static void exactlyOne(int rows) {
        if (rows != 1) {
            throw changed();
        }
    }

    static RuntimeException changed() {
        return Problems.of(412, "policy-changed", "It was changed since it was read");
    }

    private String write(RefundPolicy policy) {
        try {
            return json.writeValueAsString(RefundPolicyView.of(policy));
        } catch (JsonProcessingException notWritable) {
            throw new IllegalStateException(notWritable);
        }
    }
}
