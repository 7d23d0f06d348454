package dev.portico.payment.processor.sandbox;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.sandbox.domain.SandboxCharge;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;

@ApplicationScoped
class SandboxChargeRepository implements PanacheRepositoryBase<SandboxChargeRow, String> {

    /** Held for this transaction: a question and an answer about the same charge take turns. */
    Uni<Optional<SandboxCharge>> findByKeyForUpdate(MerchantId merchant, String idempotencyKey) {
        return find("merchant = ?1 and idempotencyKey = ?2", merchant.value(), idempotencyKey)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(SandboxChargeRows::toCharge));
    }

    Uni<Optional<SandboxCharge>> findPaid(MerchantId merchant, String reference) {
        return find(
                        "merchant = ?1 and reference = ?2 and status = ?3",
                        merchant.value(),
                        reference,
                        SandboxCharge.Status.SUCCEEDED)
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(SandboxChargeRows::toCharge));
    }

    Uni<SandboxCharge> requireByConfirmation(MerchantId merchant, String confirmation) {
        return find("merchant = ?1 and confirmation = ?2", merchant.value(), confirmation)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(UnknownSessionException::new)
                .map(SandboxChargeRows::toCharge);
    }

    Uni<SandboxCharge> requireByConfirmationForUpdate(MerchantId merchant, String confirmation) {
        return find("merchant = ?1 and confirmation = ?2", merchant.value(), confirmation)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(UnknownSessionException::new)
                .map(SandboxChargeRows::toCharge);
    }

    Uni<Void> insert(SandboxCharge charge) {
        return persist(SandboxChargeRows.toRow(charge)).replaceWithVoid();
    }

    Uni<Void> update(SandboxCharge charge) {
        return findById(charge.reference())
                .invoke(row -> SandboxChargeRows.update(row, charge))
                .replaceWithVoid();
    }
}
