package dev.portico.payment.method;

import dev.portico.kit.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Who wants to know that an order has another card on file. */
public interface WhenCardChanges {

    /** In the transaction that stores the card. */
    Uni<Void> changed(MerchantId merchant, UUID orderId);
}
