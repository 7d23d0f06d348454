package dev.portico.payment.processor.sandbox;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.processor.sandbox.domain.SandboxRefund;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;

@ApplicationScoped
class SandboxRefundRepository implements PanacheRepositoryBase<SandboxRefundRow, String> {

    private static final String GOING_BACK =
            """
            select coalesce(sum(amountMinor), 0) from SandboxRefundRow
             where merchant = ?1 and paymentReference = ?2 and status <> ?3
            """;

    /** Held for this transaction. */
    Uni<Optional<SandboxRefund>> findByKeyForUpdate(MerchantId merchant, String idempotencyKey) {
        return find("merchant = ?1 and idempotencyKey = ?2", merchant.value(), idempotencyKey)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(SandboxRefundRows::toRefund));
    }

    /** Held for this transaction. */
    Uni<Optional<SandboxRefund>> findForUpdate(MerchantId merchant, String reference) {
        return find("merchant = ?1 and reference = ?2", merchant.value(), reference)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .map(row -> Optional.ofNullable(row).map(SandboxRefundRows::toRefund));
    }

    /** Minor units that have gone or are going back of a payment. */
    Uni<Long> refundedMinor(MerchantId merchant, String paymentReference) {
        return Panache.getSession().chain(session -> session.createQuery(GOING_BACK, Long.class)
                .setParameter(1, merchant.value())
                .setParameter(2, paymentReference)
                .setParameter(3, SandboxRefund.Status.FAILED)
                .getSingleResult());
    }

    Uni<Void> insert(SandboxRefund refund, String idempotencyKey) {
        return persist(SandboxRefundRows.toRow(refund, idempotencyKey)).replaceWithVoid();
    }

    Uni<Void> update(SandboxRefund refund) {
        return findById(refund.reference())
                .invoke(row -> SandboxRefundRows.update(row, refund))
                .replaceWithVoid();
    }
}
