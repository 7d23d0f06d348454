package dev.portico.payment.refund;

import dev.portico.kit.tenancy.MerchantId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class RefundPartRepository implements PanacheRepositoryBase<RefundPartRow, UUID> {

    /** Held for this transaction: {@link SendRefunds} takes a part without holding its account. */
    Uni<List<RefundPartRow>> of(MerchantId merchant, UUID refundId) {
        return find("merchant = ?1 and refundId = ?2 order by position", merchant.value(), refundId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    Uni<List<RefundPartRow>> ofOrder(MerchantId merchant, UUID orderId) {
        return find("merchant = ?1 and orderId = ?2 order by refundId, position", merchant.value(), orderId)
                .list();
    }
}
