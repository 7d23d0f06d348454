package dev.portico.payment.method;

import dev.portico.kit.tenancy.MerchantId;
import dev.portico.payment.method.domain.UpdateRequest;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class UpdateRequestRepository implements PanacheRepositoryBase<UpdateRequestRow, UUID> {

    Uni<Void> insert(MerchantId merchant, UpdateRequest request, String tokenHash, Instant at) {
        var row = new UpdateRequestRow();
        row.id = request.id();
        row.merchant = merchant.value();
        row.orderId = request.orderId();
        row.tokenHash = tokenHash;
        row.expiresAt = request.expiresAt();
        row.createdAt = at;
        return persist(row).replaceWithVoid();
    }

    /** Held for this transaction: two clicks take turns. */
    Uni<Optional<UpdateRequest>> findForUpdate(MerchantId merchant, String tokenHash) {
        return find("merchant = ?1 and tokenHash = ?2", merchant.value(), tokenHash)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .map(row -> Optional.ofNullable(row)
                        .map(found -> new UpdateRequest(found.id, found.orderId, found.expiresAt, found.setupId)));
    }

    Uni<Void> update(UpdateRequest request) {
        return findById(request.id())
                .invoke(row -> row.setupId = request.setupId())
                .replaceWithVoid();
    }
}
