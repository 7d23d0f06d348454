package dev.portico.portal.brand;

import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Which shop has which domain, one each way. Needs a transaction; flushed entities first. */
@ApplicationScoped
class OwnDomains {

    private static final Sql RELEASE_OTHERS =
            Sql.of("delete from own_domain where merchant = :merchant and domain <> :domain");
    // On conflict rather than insert-and-catch: the row of another shop can't be seen, only met.
    private static final Sql CLAIM = Sql.of(
            """
            insert into own_domain (domain, merchant) values (:domain, :merchant) on conflict (domain) do nothing
            """);
    private static final Sql IS_OURS =
            Sql.of("select count(*) > 0 from own_domain where merchant = :merchant and domain = :domain");
    private static final Sql CONFIRM = Sql.of(
            """
            update own_domain
               set confirmed_at = coalesce(confirmed_at, cast(cast(:now as text) as timestamptz))
             where merchant = :merchant and domain = :domain
            """);

    /** @return false when another shop has it */
    Uni<Boolean> claim(MerchantId merchant, String domain) {
        return run(RELEASE_OTHERS, merchant, domain)
                .chain(() -> run(CLAIM, merchant, domain))
                .chain(() -> IS_OURS.with("merchant", merchant.value())
                        .with("domain", domain)
                        .one(Boolean.class));
    }

    Uni<Void> release(MerchantId merchant) {
        return run(RELEASE_OTHERS, merchant, "").replaceWithVoid();
    }

    Uni<Void> confirm(MerchantId merchant, String domain, Instant now) {
        return CONFIRM.with("merchant", merchant.value())
                .with("domain", domain)
                .with("now", now.toString())
                .update()
                .replaceWithVoid();
    }

    private static Uni<Integer> run(Sql sql, MerchantId merchant, String domain) {
        return sql.with("merchant", merchant.value()).with("domain", domain).update();
    }
}
