package dev.portico.payment.processor.sandbox;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.sandbox.domain.SandboxSetup;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;

@ApplicationScoped
class SandboxSetupRepository implements PanacheRepositoryBase<SandboxSetupRow, String> {

    Uni<Optional<SandboxSetup>> findByKey(MerchantId merchant, String idempotencyKey) {
        return find("merchant = ?1 and idempotencyKey = ?2", merchant.value(), idempotencyKey)
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(SandboxSetupRows::toSetup));
    }

    Uni<Void> insert(SandboxSetup setup, String idempotencyKey) {
        return persist(SandboxSetupRows.toRow(setup, idempotencyKey)).replaceWithVoid();
    }

    Uni<SandboxSetup> require(MerchantId merchant, String id) {
        return find("merchant = ?1 and id = ?2", merchant.value(), id)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(UnknownSessionException::new)
                .map(SandboxSetupRows::toSetup);
    }

    /** Held for this transaction: two clicks take turns. */
    Uni<SandboxSetup> requireForUpdate(MerchantId merchant, String id) {
        return find("merchant = ?1 and id = ?2", merchant.value(), id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(UnknownSessionException::new)
                .map(SandboxSetupRows::toSetup);
    }

    Uni<Void> update(SandboxSetup setup) {
        return findById(setup.id())
                .invoke(row -> SandboxSetupRows.update(row, setup))
                .replaceWithVoid();
    }
}
