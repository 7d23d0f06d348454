package dev.portico.payment.processor.sandbox;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.sandbox.domain.SandboxSession;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;

@ApplicationScoped
class SandboxSessionRepository implements PanacheRepositoryBase<SandboxSessionRow, String> {

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

    /** The payment of this reference, once it was made. */
    Uni<Optional<SandboxSession>> findPaid(MerchantId merchant, String paymentReference) {
        return find(
                        "merchant = ?1 and paymentReference = ?2 and status = ?3",
                        merchant.value(),
                        paymentReference,
                        SandboxSession.Status.PAID)
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(SandboxSessionRows::toSession));
    }

    Uni<Void> update(SandboxSession session) {
        return findById(session.id())
                .invoke(row -> SandboxSessionRows.update(row, session))
                .replaceWithVoid();
    }
}
