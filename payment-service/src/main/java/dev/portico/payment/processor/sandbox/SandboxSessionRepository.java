package dev.portico.payment.processor.sandbox;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.sandbox.domain.SandboxSession;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;

@ApplicationScoped
class SandboxSessionRepository implements PanacheRepositoryBase<SandboxSessionRow, String> {

    // one call at a time per key: the second waits here and then finds the first one's session
    private static final String ENTER = "select cast(pg_advisory_xact_lock(hashtextextended(:key, 7)) as text)";

    Uni<Void> holdKey(MerchantId merchant, String idempotencyKey) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ENTER, String.class)
                        .setParameter("key", merchant.value() + " " + idempotencyKey)
                        .getResultList())
                .replaceWithVoid();
    }

    Uni<Optional<SandboxSession>> findByKey(MerchantId merchant, String idempotencyKey) {
        return find("merchant = ?1 and idempotencyKey = ?2", merchant.value(), idempotencyKey)
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(SandboxSessionRows::toSession));
    }

    Uni<Void> insert(SandboxSession session, String idempotencyKey) {
        return persist(SandboxSessionRows.toRow(session, idempotencyKey)).replaceWithVoid();
    }

    Uni<SandboxSession> require(MerchantId merchant, String id) {
        return find("merchant = ?1 and id = ?2", merchant.value(), id)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(UnknownSessionException::new)
                .map(SandboxSessionRows::toSession);
    }

    /** Held for this transaction: two clicks take turns. */
    Uni<SandboxSession> requireForUpdate(MerchantId merchant, String id) {
        return find("merchant = ?1 and id = ?2", merchant.value(), id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(UnknownSessionException::new)
                .map(SandboxSessionRows::toSession);
    }

    Uni<Void> update(SandboxSession session) {
        return findById(session.id())
                .invoke(row -> SandboxSessionRows.update(row, session))
                .replaceWithVoid();
    }
}
