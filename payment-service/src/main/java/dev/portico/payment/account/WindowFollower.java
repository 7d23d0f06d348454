package dev.portico.payment.account;

import dev.portico.kit.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;

/** A feature that waits for the end of an order's edit window. */
public interface WindowFollower {

    /**
     * Customers can't change the order any more: its window has closed, or the order is over. In the transaction of the
     * order event; more than one event may tell of it.
     */
    Uni<Void> windowClosed(MerchantId merchant, UUID orderId, Instant closedAt);
}
