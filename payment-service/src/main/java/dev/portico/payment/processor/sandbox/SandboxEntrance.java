package dev.portico.payment.processor.sandbox;

import dev.portico.kit.sql.Sql;
import dev.portico.kit.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** One call at a time per key: the second waits here for the first one's commit and then finds what it left. */
@ApplicationScoped
class SandboxEntrance {

    private static final Sql ENTER = Sql.of("select cast(pg_advisory_xact_lock(hashtextextended(:key, 7)) as text)");

    Uni<Void> hold(MerchantId merchant, String key) {
        return ENTER.with("key", merchant.value() + " " + key).rows().replaceWithVoid();
    }
}
